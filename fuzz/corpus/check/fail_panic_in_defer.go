package main

func work(n int) {
	defer func() { panic("second") }()
	panic("first")
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
