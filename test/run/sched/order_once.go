// Goroutines started inside iterators and in a OnceValue.
// procs: 1
// not-under: preempt-every-edge,gc-every-alloc,small-steps,shuffle-runq slices end and finalizers run at other times
package main

import (
	"fmt"
	"iter"
	"os"
	"strings"
	"sync"
)

func seq(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			c := make(chan int)
			go func() { fmt.Fprint(&out, "g", i, " "); c <- i }()
			if !yield(<-c) {
				return
			}
		}
	}
}

// Written at the end: a system call would let other goroutines in.
var out strings.Builder

func main() {
	defer func() { os.Stdout.WriteString(out.String()) }()
	var wg sync.WaitGroup
	for k := range 2 {
		wg.Go(func() {
			next, stop := iter.Pull(seq(4))
			for {
				v, ok := next()
				if !ok || v == 3 {
					break
				}
				fmt.Fprint(&out, k, ":", v, " ")
			}
			stop()
		})
	}
	wg.Wait()
	fmt.Fprintln(&out)
	var m sync.Map
	var p sync.Pool
	for i := range 4 {
		wg.Go(func() { m.Store(i, i); p.Put(i); fmt.Fprint(&out, "m", i, " ") })
	}
	wg.Wait()
	fmt.Fprintln(&out)
	f := sync.OnceValue(func() int { fmt.Fprint(&out, "once "); c := make(chan int); go func() { c <- 4 }(); return <-c })
	for i := range 4 {
		wg.Go(func() { fmt.Fprint(&out, i, f(), " ") })
	}
	wg.Wait()
	fmt.Fprintln(&out)
}
