package main

func main() {
	defer println("not run")
	c := make(chan int)
	println("waiting")
	<-c
}
