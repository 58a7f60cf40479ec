package main

func work(n int) {
	s := "abc"
	println(s[n])
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
