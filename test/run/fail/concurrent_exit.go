package main

import "os"

func main() {
	c := make(chan int)
	go func() {
		println("exiting")
		os.Exit(4)
	}()
	<-c
}
