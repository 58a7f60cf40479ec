package main

func work(n int) {
	s := "héllo"
	println(s[2 : n+2])
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
