// Unbuffered and buffered channels, a select that collects.
// procs: 1
// not-under: preempt-every-edge,gc-every-alloc,small-steps,shuffle-runq slices end and finalizers run at other times
package main

import (
	"fmt"
	"os"
	"strings"
)

// Written at the end: a system call would let other goroutines in.
var out strings.Builder

func main() {
	defer func() { os.Stdout.WriteString(out.String()) }()
	c := make(chan int)
	done := make(chan bool)
	for i := range 4 {
		go func() {
			for j := range 3 {
				c <- i*10 + j
			}
			done <- true
		}()
	}
	n := 0
	for n < 4 {
		select {
		case v := <-c:
			fmt.Fprint(&out, v, " ")
		case <-done:
			n++
			fmt.Fprint(&out, "d ")
		}
	}
	fmt.Fprintln(&out)
	b := make(chan int, 3)
	go func() {
		for i := range 10 {
			fmt.Fprint(&out, "s", i, " ")
			b <- i
		}
		close(b)
	}()
	for v := range b {
		fmt.Fprint(&out, "r", v, " ")
	}
	fmt.Fprintln(&out)
}
