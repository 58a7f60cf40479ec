package main

func work(n int) {
	var a, b any = []int{n}, []int{n}
	println(a == b)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
