package main

import "fmt"

var a int = "x"
var b string = 1

func f() {
	c := 1
	undefined1()
	d := 2
	undefined2()
}
func g() {
	e := 3
	undefined3()
	return 1
}

type T struct{ T }

func h() int {
	undefined4()
}
func i() {
	undefined5()
	undefined6()
	undefined7()
}
func main() {}
