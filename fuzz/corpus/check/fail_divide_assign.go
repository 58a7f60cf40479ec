package main

func work(n int) {
	x := 100
	x /= n - 5
	println(x)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
