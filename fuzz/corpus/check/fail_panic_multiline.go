package main

func work(n int) {
	panic("line one\nline two\ttab")
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
