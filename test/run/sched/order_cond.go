// Signal and Broadcast.
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
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	var wg sync.WaitGroup
	n := 0
	for i := range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			n++
			if n == 6 {
				c.Signal()
			}
			c.Wait()
			fmt.Fprint(&out, i, " ")
			mu.Unlock()
		}()
	}
	for {
		mu.Lock()
		if n == 6 {
			mu.Unlock()
			break
		}
		mu.Unlock()
		gosched()
	}
	mu.Lock()
	c.Signal()
	c.Signal()
	mu.Unlock()
	gosched()
	fmt.Fprint(&out, "| ")
	mu.Lock()
	c.Broadcast()
	mu.Unlock()
	gosched()
	c.Broadcast()
	wg.Wait()
	fmt.Fprintln(&out)
}
func gosched() {
	c := make(chan int)
	go func() { c <- 1 }()
	<-c
}
