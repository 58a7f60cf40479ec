package main

type B struct{}

func (B) Error() string  { return "from Error" }
func (B) String() string { return "from String" }

func work(n int) {
	panic(B{})
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
