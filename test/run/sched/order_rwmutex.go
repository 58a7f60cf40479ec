// RWMutex, Once and several waiters of one WaitGroup.
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
	var rw sync.RWMutex
	var wg sync.WaitGroup
	rw.Lock()
	for i := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if i%3 == 0 {
				rw.Lock()
				fmt.Fprint(&out, "w", i, " ")
				rw.Unlock()
			} else {
				rw.RLock()
				fmt.Fprint(&out, "r", i, " ")
				yield()
				fmt.Fprint(&out, "R", i, " ")
				rw.RUnlock()
			}
		}()
	}
	yield()
	fmt.Fprint(&out, "go ")
	rw.Unlock()
	wg.Wait()
	fmt.Fprintln(&out)
	var once sync.Once
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { fmt.Fprint(&out, "once", i, " "); yield(); fmt.Fprint(&out, "done ") })
			fmt.Fprint(&out, i, " ")
		}()
	}
	wg.Wait()
	fmt.Fprintln(&out)
	var wg2 sync.WaitGroup
	wg2.Add(1)
	for i := range 5 {
		wg.Add(1)
		go func() { defer wg.Done(); wg2.Wait(); fmt.Fprint(&out, i, " ") }()
	}
	yield()
	wg2.Done()
	wg.Wait()
	fmt.Fprintln(&out)
}
func yield() {
	c := make(chan int)
	go func() { c <- 1 }()
	<-c
}
