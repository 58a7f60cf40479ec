package main

func work(n int) {
	var x any
	println(x.(int))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
