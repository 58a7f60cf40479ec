package main

type E struct{}

func (E) Error() string { panic("inside Error") }

func work(n int) {
	panic(E{})
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
