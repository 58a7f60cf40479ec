package main

type Inner struct{ v int }
type Outer struct{ *Inner }

func work(n int) {
	var o Outer
	println(o.v)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
