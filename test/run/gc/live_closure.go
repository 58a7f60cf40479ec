// A closure that is called where it is made keeps nothing afterwards, though the function has deferred calls.
package main

import (
	"fmt"
	"runtime"
	"time"
)

var said string

type big struct{ a [10]int }

//go:noinline
func apply(f func(int) bool) bool { return f(1) }

func serve(in chan *big, done chan bool) {
	why := "end"
	defer func() { said = why; close(done) }()
	ok := true
	for ok {
		m := <-in
		if m == nil {
			return
		}
		f := func(n int) bool { m.a[0] += n; why = "x"; return m.a[0] > 0 }
		ok = apply(f)
	}
}

//go:noinline
func mk(freed chan bool) *big {
	m := new(big)
	runtime.AddCleanup(m, func(c chan bool) { close(c) }, freed)
	return m
}

func main() {
	in, done := make(chan *big), make(chan bool)
	go serve(in, done)
	freed := make(chan bool)
	in <- mk(freed)
	for i := 0; i < 50; i++ {
		select {
		case <-freed:
			fmt.Println("collected")
			in <- nil
			<-done
			return
		case <-time.After(time.Millisecond):
			runtime.GC()
		}
	}
	fmt.Println("not collected")
}
