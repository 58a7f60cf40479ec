package main

func work(n int) {
	type t struct{ m map[int][]int }
	var x t
	x.m[n] = append(x.m[n], 1)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
