package main

func worker(n int) {
	defer println("worker deferred")
	panic("in goroutine")
}

func main() {
	defer println("main deferred: not run")
	c := make(chan int)
	go worker(1)
	<-c
}
