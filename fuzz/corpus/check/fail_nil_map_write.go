package main

func work(n int) {
	var m map[string]int
	m["a"] = n
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
