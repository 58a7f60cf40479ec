package main

func work(n int) {
	type t struct{ f func() }
	var a any = t{}
	println(a == a)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
