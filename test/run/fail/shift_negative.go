package main

func work(n int) {
	println(1 << (n - 6))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
