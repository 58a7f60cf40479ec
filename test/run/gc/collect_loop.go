// A goroutine that does nothing but collect does not hold up the others. (No import brings sync.Pool,
// whose work at the end of a collection is a turn for others by itself.)
package main

import "runtime"

type five struct{ a, b, c, d, e string }

//go:noinline
func make5() five { return five{"a", "b", "c", "d", "e"} }

var x, y five

//go:noinline
func store() {
	x = make5()
	y = x
}

func main() {
	go func() {
		for {
			runtime.GC()
		}
	}()
	for i := 0; i < 1000; i++ {
		runtime.Gosched()
		store()
		if x != y {
			panic("different")
		}
	}
	println("ok")
}
