package main

func work(n int) {
	var a *[10]int
	a[n] = 1
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
