package main

func first[T any](s []T) T { return s[0] }

func work(n int) {
	println(first([]string{}))
	println(n)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
