package main

func wait(name string, c chan int) {
	<-c
}

func main() {
	done := make(chan bool)
	go wait("a", make(chan int))
	<-done
}
