package main

func work(n int) {
	s := make([]byte, n)
	p := (*[6]byte)(s[1:])
	println(p[0])
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
