package main

func work(n int) {
	var p *int
	*p = n
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
