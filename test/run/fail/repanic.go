package main

func work(n int) {
	defer func() {
		e := recover()
		println("repanicking")
		panic(e)
	}()
	panic("first")
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
