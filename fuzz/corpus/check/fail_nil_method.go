package main

type T struct{ x int }

func (t *T) get() int { return t.x }

func work(n int) {
	var p *T
	println(p.get())
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
