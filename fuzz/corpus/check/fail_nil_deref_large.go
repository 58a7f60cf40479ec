package main

type Big struct {
	pad  [10000]int
	tail int
}

func work(n int) {
	var p *Big
	println(p.tail)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
