package main

type I interface{ M() }
type T struct{}

func (*T) M() {}

func work(n int) {
	var x any = T{}
	x.(I).M()
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
