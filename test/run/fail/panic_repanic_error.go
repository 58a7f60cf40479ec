package main

func work(n int) {
	defer func() {
		e := recover().(error)
		panic(e)
	}()
	var s []int
	s[n] = 1
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
