package main

import (
	. "example.com/app/dot"
	_ "example.com/app/effect"
	"example.com/app/my-pkg"
	other "example.com/app/my-pkg"
	f "fmt"
	str "strings"
)

type Shape = Square

func main() {
	f.Println(str.ToUpper("renamed"), Dotted(), DotConst)
	var s Shape = Square{3}
	f.Println(s.Area(), mypkg.Name(), other.Name() == mypkg.Name())
	fmt := "shadows nothing"
	f.Println(fmt)
}
