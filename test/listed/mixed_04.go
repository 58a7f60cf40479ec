package main

import "fmt"

func main() {
	x := 5
	x := 6
	y = 7
	fmt.Printl("x")
	fmt.Println(x
	z := 8
}
