package main

func work(n int) {
	type msg string
	panic(msg("named"))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
