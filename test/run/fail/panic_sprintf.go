package main

import "fmt"

func work(n int) {
	panic(fmt.Sprintf("%v", []int{n}))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
