package main

func work(n int) {
	defer func() {
		if e := recover(); e != nil {
			panic("wrapped: " + e.(string))
		}
	}()
	func() {
		defer func() { panic("b") }()
		panic("a")
	}()
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
