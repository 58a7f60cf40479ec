package main

func work(n int) {
	var x any = "str"
	println(x.(int) + n)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
