package main

func work(n int) {
	panic(n * 2)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
