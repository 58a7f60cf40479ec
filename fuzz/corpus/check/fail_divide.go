package main

func work(n int) {
	println(n / (n - 5))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
