package main

import (
	"fmt"

	"example.com/app/internal/deep"
	"example.com/app/lib"
)

func main() {
	fmt.Println(lib.Public(), deep.Name)
	t := lib.New(3)
	t.Grow()
	fmt.Println(t, t.Size())
	var s fmt.Stringer = t
	fmt.Println(s.String())
}
