package main

func work(n int) {
	var e error
	println(e.Error())
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
