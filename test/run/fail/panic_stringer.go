package main

type S int

func (s S) String() string { return "a stringer" }

func work(n int) {
	panic(S(n))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
