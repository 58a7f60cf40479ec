package main

import "errors"

func work(n int) {
	panic(errors.New("wrapped " + "text"))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
