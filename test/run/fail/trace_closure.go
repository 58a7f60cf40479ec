package main

var f func(int)
var g func()

//go:noinline
func work(n int) {
	f = func(k int) {
		g = func() { panic(k) }
		g()
	}
	f(n)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
