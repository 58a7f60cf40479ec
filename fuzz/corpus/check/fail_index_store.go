package main

func work(n int) {
	s := make([]float64, 2)
	s[n] += 1.5
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
