package main

func work(n int) {
	a, b := int8(n), int8(n-5)
	println(a / b)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
