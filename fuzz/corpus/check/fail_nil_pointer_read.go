package main

type T struct{ x, y int }

func work(n int) {
	var p *T
	println(p.y)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
