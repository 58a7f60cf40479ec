package main

func work(n int) {
	s := make([]int, n)
	a := [8]int(s)
	println(a[0])
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
