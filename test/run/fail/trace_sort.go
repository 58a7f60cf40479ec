package main

func work(n int) {
	defer println("work deferred")
	f := func(a []int, less func(i, j int) bool) { less(0, 99) }
	s := []int{3, 2}
	f(s, func(i, j int) bool { return s[i] < s[j] })
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
