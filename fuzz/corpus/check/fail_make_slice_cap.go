package main

func work(n int) {
	println(len(make([]int, n, n-1)))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
