package main

func work(n int) {
	m := map[any]int{}
	m[[]string{"a"}] = n
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
