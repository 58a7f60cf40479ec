package main

func work(n int) {
	defer func() {
		var m map[int]int
		m[1] = 1
	}()
	var s []int
	s[n] = 1
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
