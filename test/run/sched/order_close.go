// A close wakes many receivers, or senders that panic.
// procs: 1
// not-under: preempt-every-edge,gc-every-alloc,small-steps,shuffle-runq slices end and finalizers run at other times
package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
)

// Written at the end: a system call would let other goroutines in.
var out strings.Builder

func main() {
	defer func() { os.Stdout.WriteString(out.String()) }()
	stop := make(chan struct{})
	var wg sync.WaitGroup
	ready := make(chan int, 10)
	for i := range 7 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ready <- i
			<-stop
			fmt.Fprint(&out, i, " ")
		}()
	}
	for range 7 {
		fmt.Fprint(&out, "r", <-ready, " ")
	}
	fmt.Fprintln(&out)
	close(stop)
	wg.Wait()
	fmt.Fprintln(&out)
	// senders blocked on a channel that is closed
	c := make(chan int)
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() { fmt.Fprint(&out, i, recover() != nil, " ") }()
			c <- i
		}()
	}
	fmt.Fprintln(&out, <-c)
	close(c)
	wg.Wait()
	fmt.Fprintln(&out)
}
