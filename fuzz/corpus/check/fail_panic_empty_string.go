package main

func work(n int) {
	panic("")
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
