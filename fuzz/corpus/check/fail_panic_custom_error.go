package main

type E struct{ code int }

func (e *E) Error() string { return "custom error " + string(rune('0'+e.code)) }

func work(n int) {
	panic(&E{n})
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
