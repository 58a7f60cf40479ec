package main

func main() {
	c := make(chan int, 1)
	var v int
	c <- 1
	select {
	case v += <-c: // error: select case must be receive, send or assign recv
	case v = <-c:
	case (v) %= (<-c): // error: select case must be receive, send or assign recv
	default:
	}
	println(v)
}
