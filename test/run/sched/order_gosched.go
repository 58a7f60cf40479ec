// Gosched goes behind the goroutines of the local queue; Goexit, panics, selects.
// procs: 1
// not-under: preempt-every-edge,gc-every-alloc,small-steps,shuffle-runq slices end and finalizers run at other times
package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
)

// Written at the end: a system call would let other goroutines in.
var out strings.Builder

func main() {
	defer func() { os.Stdout.WriteString(out.String()) }()
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() { fmt.Fprint(&out, "rec", i, recover(), " ") }()
			if i == 2 {
				runtime.Goexit()
			}
			for j := range 3 {
				fmt.Fprint(&out, i, "-", j, " ")
				runtime.Gosched()
			}
			panic(i)
		}()
	}
	wg.Wait()
	fmt.Fprintln(&out)
	x := make(chan int)
	y := make(chan string)
	go func() {
		for i := range 3 {
			select {
			case x <- i:
				fmt.Fprint(&out, "x", i, " ")
			}
		}
		close(x)
	}()
	go func() {
		for v := range x {
			y <- fmt.Sprint("got", v)
		}
		close(y)
	}()
	for s := range y {
		fmt.Fprint(&out, s, " ")
	}
	fmt.Fprintln(&out)
	// two selects against each other
	a, b := make(chan int), make(chan int)
	var w2 sync.WaitGroup
	w2.Add(2)
	go func() {
		defer w2.Done()
		for i := range 4 {
			select {
			case a <- i:
				fmt.Fprint(&out, "a! ")
			case v := <-b:
				fmt.Fprint(&out, "b?", v, " ")
			}
		}
	}()
	go func() {
		defer w2.Done()
		for range 4 {
			v := <-a
			fmt.Fprint(&out, "a?", v, " ")
		}
	}()
	w2.Wait()
	fmt.Fprintln(&out)
}
