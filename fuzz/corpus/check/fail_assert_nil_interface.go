package main

type I interface{ M() }
type J interface{ N() }

func work(n int) {
	var s I
	_ = s.(J)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
