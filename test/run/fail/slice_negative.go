package main

func work(n int) {
	s := make([]int, 10)
	println(len(s[n-9:]))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
