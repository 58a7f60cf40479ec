package main

func work(n int) {
	for i := range n {
		defer func() {
			if i == 2 {
				panic(i)
			}
			println("defer", i)
		}()
	}
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
