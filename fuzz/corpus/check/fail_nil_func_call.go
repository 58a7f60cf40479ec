package main

func work(n int) {
	var f func(int) int
	println(f(n))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
