package main

func work(n int) {
	c := make(chan int, 1)
	close(c)
	c <- n
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
