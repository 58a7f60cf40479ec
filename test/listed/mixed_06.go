package main

func main() {
	ch := make(chan int)
	ch <- "a"
	var r <-chan int = ch
	r <- 1
	close(r)
	x, ok, z := <-ch
	<-1
	for a, b := range ch {
	}
	select {
	case ch <- "x":
	case v := <-r:
	case v, ok := <-1:
	case r <- 1:
	}
	var f func()
	f == f
	go func() {
		undefinedInGo()
	}
}
