package main

func work(n int) {
	defer func() {
		defer func() { println("got", recover().(string)) }()
		panic("inner")
	}()
	panic("outer")
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
