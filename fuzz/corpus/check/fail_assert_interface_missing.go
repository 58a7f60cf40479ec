package main

func work(n int) {
	var x any = n
	println(x.(error).Error())
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
