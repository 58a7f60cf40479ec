package main

func work(n int) {
	println(uint64(7) % uint64(n-5))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
