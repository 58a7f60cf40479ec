package main

import "os"

func work(n int) {
	defer os.Exit(7)
	panic("hidden")
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
