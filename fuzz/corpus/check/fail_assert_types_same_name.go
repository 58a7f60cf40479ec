package main

func work(n int) {
	type T struct{ a int }
	x := func() any {
		type T struct{ a int }
		return T{1}
	}()
	println(x.(T).a)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
