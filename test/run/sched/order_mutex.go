// Unlock wakes a waiter; who asks meanwhile may be faster.
// procs: 1
// not-under: preempt-every-edge,gc-every-alloc,small-steps,shuffle-runq slices end and finalizers run at other times
package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

// Written at the end: a system call would let other goroutines in.
var out strings.Builder

func round() {
	out.Reset()
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	for i := range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range 3 {
				mu.Lock()
				fmt.Fprint(&out, i, ".", j, " ")
				if j == 1 {
					runtime.Gosched()
				}
				mu.Unlock()
			}
		}()
	}
	runtime.Gosched()
	fmt.Fprint(&out, "unlock ")
	mu.Unlock()
	mu.Lock()
	fmt.Fprint(&out, "main ")
	mu.Unlock()
	wg.Wait()
	fmt.Fprintln(&out)
}

func main() {
	// Who has waited for a millisecond gets the mutex next. So the order is that of a round in which nobody has.
	for start := time.Now(); ; start = time.Now() {
		round()
		if time.Since(start) < time.Millisecond {
			break
		}
	}
	os.Stdout.WriteString(out.String())
}
