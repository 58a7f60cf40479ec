package main

func work(n int) {
	c := make(chan int, n-6)
	println(cap(c))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
