package main

func seq(yield func(int) bool) {
	_ = yield(1) && yield(2) && yield(3)
}

func work(n int) {
	for x := range seq {
		println(x)
		if x == 2 {
			panic("in body")
		}
	}
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
