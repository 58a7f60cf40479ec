package main

func work(n int) {
	println(len(make([]int64, n<<60)))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
