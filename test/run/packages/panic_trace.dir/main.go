package main

import "example.com/app/lib/inner"

func main() {
	defer println("main deferred")
	println(inner.Process([]int{1, 2, 3}))
}
