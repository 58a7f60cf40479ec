package main

type fmtStringer interface{ String() string }
type T struct{}

func (T) String() string { return "" }

func work(n int) {
	var s fmtStringer = T{}
	println(s.(*T) == nil)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
