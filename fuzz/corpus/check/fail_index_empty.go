package main

func work(n int) {
	var s [][]int
	s[0][n]++
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
