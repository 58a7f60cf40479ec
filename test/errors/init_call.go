package main

func init() {}
func init() {}

func f() {
	init() // error: undefined: init
	_ = init // error: undefined: init
}

func main[T any]() {} // error: func main must have no type parameters
