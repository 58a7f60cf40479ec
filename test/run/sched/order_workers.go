// Producers and workers over channels of several sizes.
// procs: 1
// not-under: preempt-every-edge,gc-every-alloc,small-steps,shuffle-runq slices end and finalizers run at other times
package main

import (
	"fmt"
	"os"
	"strings"
)

type item struct{ n int }

func producer(id int, out chan<- item) {
	for i := range 6 {
		fmt.Fprintf(&text, "p%d.%d ", id, i)
		out <- item{id*100 + i}
	}
}
func worker(id int, in <-chan item, out chan<- string) {
	for v := range in {
		fmt.Fprintf(&text, "w%d:%d ", id, v.n)
		out <- fmt.Sprint(id, "/", v.n)
	}
	out <- "end"
}

// Written at the end: a system call would let other goroutines in.
var text strings.Builder

func main() {
	defer func() { os.Stdout.WriteString(text.String()) }()
	for _, size := range []int{0, 1, 2, 5} {
		jobs := make(chan item, size)
		res := make(chan string, size)
		for i := range 3 {
			go worker(i, jobs, res)
		}
		go func() {
			done := make(chan bool)
			for i := range 3 {
				go func() { producer(i, jobs); done <- true }()
			}
			for range 3 {
				<-done
			}
			close(jobs)
		}()
		for ends := 0; ends < 3; {
			s := <-res
			if s == "end" {
				ends++
			}
			fmt.Fprint(&text, "[", s, "] ")
		}
		fmt.Fprintln(&text)
	}
}
