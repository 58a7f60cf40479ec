package main

func work(n int) {
	var c chan int
	close(c)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
