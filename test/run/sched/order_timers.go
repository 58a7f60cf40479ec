// Sleeps of no length, timers that are due at once, and goroutines ready beside them.
// procs: 1
// not-under: preempt-every-edge,gc-every-alloc,small-steps,shuffle-runq slices end and finalizers run at other times
package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"time"
)

// Written at the end: a system call would let other goroutines in.
var out strings.Builder

func main() {
	defer func() { os.Stdout.WriteString(out.String()) }()
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			time.Sleep(0)
			fmt.Fprint(&out, "a", i, " ")
			time.Sleep(time.Nanosecond)
			fmt.Fprint(&out, "b", i, " ")
		}()
	}
	wg.Wait()
	fmt.Fprintln(&out)
	go func() { fmt.Fprint(&out, "x ") }()
	time.Sleep(1)
	fmt.Fprint(&out, "y ")
	go func() { fmt.Fprint(&out, "z ") }()
	<-time.After(0)
	fmt.Fprint(&out, "w ")
	go func() { fmt.Fprint(&out, "v ") }()
	c := make(chan int)
	t := time.AfterFunc(0, func() { fmt.Fprint(&out, "t "); c <- 1 })
	<-c
	fmt.Fprintln(&out, t.Stop())
	wg.Go(func() { fmt.Fprint(&out, "last ") })
	wg.Wait()
}
