package main

func work(n int) {
	s := make([]int, 3, 4)
	println(len(s[0:1:n]))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
