package main

func work(n int) {
	panic(uint8(200))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
