// A new goroutine runs next, those started before in their order.
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
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func() { defer wg.Done(); fmt.Fprint(&out, i, " ") }()
	}
	wg.Wait()
	fmt.Fprintln(&out)
	for i := range 200 {
		wg.Go(func() { fmt.Fprint(&out, i, " ") })
	}
	wg.Wait()
	fmt.Fprintln(&out)
}
