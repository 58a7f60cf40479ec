package main

func work(n int) {
	var a [4]int
	println(len(a[:n]))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
