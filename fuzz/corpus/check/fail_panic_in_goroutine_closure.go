package main

func start(c chan int) {
	go func() {
		var p *int
		*p = 1
	}()
	<-c
}

func main() { start(make(chan int)) }
