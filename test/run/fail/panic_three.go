package main

func work(n int) {
	defer func() { panic("three") }()
	defer func() { panic("two") }()
	panic("one")
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
