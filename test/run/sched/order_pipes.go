// io.Pipe and pipes of the system, whose readers are woken by the poller.
// procs: 1
// not-under: preempt-every-edge,gc-every-alloc,small-steps,shuffle-runq slices end and finalizers run at other times
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

// Written at the end: a system call would let other goroutines in.
var out strings.Builder

func main() {
	defer func() { os.Stdout.WriteString(out.String()) }()
	pr, pw := io.Pipe()
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		for i := range 4 {
			fmt.Fprintf(pw, "line%d ", i)
			fmt.Fprint(&out, "w", i, " ")
		}
		pw.Close()
	}()
	go func() {
		defer wg.Done()
		b := make([]byte, 5)
		for {
			n, err := pr.Read(b)
			fmt.Fprintf(&out, "%q ", b[:n])
			if err != nil {
				break
			}
		}
	}()
	wg.Wait()
	fmt.Fprintln(&out)
	r, w, _ := os.Pipe()
	go func() { io.WriteString(w, "hello"); w.Close(); fmt.Fprint(&out, "written ") }()
	b, _ := io.ReadAll(r)
	fmt.Fprintln(&out, string(b))
	var rs [4]*os.File
	var ws [4]*os.File
	for i := range rs {
		rs[i], ws[i], _ = os.Pipe()
		wg.Go(func() { b := make([]byte, 1); rs[i].Read(b); fmt.Fprint(&out, i, string(b), " ") })
	}
	c := make(chan int)
	go func() { c <- 1 }()
	<-c
	for i := range ws {
		ws[i].Write([]byte("x"))
	}
	wg.Wait()
	fmt.Fprintln(&out)
}
