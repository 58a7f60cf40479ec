package main

func work(n int) {
	c := make(chan int)
	close(c)
	close(c)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
