package main

func work(n int) {
	panic(nil)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
