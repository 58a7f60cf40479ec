package main

type P struct{ x, y int }

func work(n int) {
	panic(&P{1, n})
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
