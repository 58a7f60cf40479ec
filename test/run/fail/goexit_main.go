package main

import "runtime"

func main() {
	defer println("deferred")
	c := make(chan int)
	go func() { c <- 1 }()
	<-c
	runtime.Goexit()
}
