package main

type T struct{ x, y int }

func find(n int) *T { return nil }

func work(n int) {
	p := find(n)
	p.x = 1
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
