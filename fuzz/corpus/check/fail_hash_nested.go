package main

func work(n int) {
	type k struct{ a, b any }
	m := map[k]int{}
	println(m[k{n, map[int]int{}}])
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
