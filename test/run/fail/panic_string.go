package main

func work(n int) {
	panic("message")
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
