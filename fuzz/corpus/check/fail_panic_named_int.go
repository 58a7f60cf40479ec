package main

type Code int

func work(n int) {
	panic(Code(n))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
