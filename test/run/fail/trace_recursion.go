package main

func work(n int) {
	if n > 0 {
		work(n - 1)
		return
	}
	panic("bottom")
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
