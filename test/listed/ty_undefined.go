package main

import "fmt"

func f(a Foo, b *Bar) Baz {
	var x Qux
	y := undefined1 + undefined2
	x.foo()
	fmt.Foo()
	fmt.println("x")
	return z
}
func main() {}
