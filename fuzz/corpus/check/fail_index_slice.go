package main

func work(n int) {
	s := []int{1, 2, 3}
	println(s[n])
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
