package main

type O struct{ in I }
type I struct{}

func (o *O) outer(n int) { o.in.inner(n, "x") }
func (i I) inner(n int, s string) {
	var a []int
	a[n]++
}

func work(n int) {
	o := &O{}
	o.outer(n)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
