package main

type I interface{ call(*int) }
type V int

func (v V) call(p *int) { *p = int(v) }

func work(n int) {
	var i I = V(n)
	i.call(nil)
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
