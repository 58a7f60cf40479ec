// Two goroutines that wake each other, beside others; a semaphore of a channel.
// procs: 1
// not-under: preempt-every-edge,gc-every-alloc,small-steps,shuffle-runq slices end and finalizers run at other times
package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
)

// Written at the end: a system call would let other goroutines in.
var out strings.Builder

func main() {
	defer func() { os.Stdout.WriteString(out.String()) }()
	// ping-pong next to busy others
	var log []string
	var wg sync.WaitGroup
	p, q := make(chan int), make(chan int)
	wg.Add(4)
	go func() {
		defer wg.Done()
		for i := range 5 {
			log = append(log, fmt.Sprint("ping", i))
			p <- i
			<-q
		}
	}()
	go func() {
		defer wg.Done()
		for range 5 {
			i := <-p
			log = append(log, fmt.Sprint("pong", i))
			q <- i
		}
	}()
	for k := range 2 {
		go func() {
			defer wg.Done()
			for i := range 3 {
				log = append(log, fmt.Sprint("other", k, i))
				c := make(chan int, 1)
				c <- i
				<-c
			}
		}()
	}
	wg.Wait()
	fmt.Fprintln(&out, log)
	var n atomic.Int32
	sem := make(chan int, 2)
	for i := range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem <- i
			fmt.Fprint(&out, "in", i, "(", n.Add(1), ") ")
			c := make(chan int)
			go func() { c <- 0 }()
			<-c
			n.Add(-1)
			<-sem
			fmt.Fprint(&out, "out", i, " ")
		}()
	}
	wg.Wait()
	fmt.Fprintln(&out)
}
