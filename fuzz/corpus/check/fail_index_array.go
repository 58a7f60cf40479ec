package main

func work(n int) {
	var a [4]string
	a[n] = "x"
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
