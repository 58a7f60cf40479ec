package main

import "os"

func work(n int) {
	os.Exit(256 - 1)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
