// The prime sieve: a chain of goroutines that wake each other.
// procs: 1
// not-under: preempt-every-edge,gc-every-alloc,small-steps,shuffle-runq slices end and finalizers run at other times
package main

import (
	"fmt"
	"os"
	"strings"
)

func gen(ch chan<- int) {
	for i := 2; ; i++ {
		ch <- i
	}
}
func filter(in <-chan int, out chan<- int, p int) {
	for {
		i := <-in
		if i%p != 0 {
			if i < 30 {
				fmt.Fprint(&text, p, ":", i, " ")
			}
			out <- i
		}
	}
}

// Written at the end: a system call would let other goroutines in.
var text strings.Builder

func main() {
	defer func() { os.Stdout.WriteString(text.String()) }()
	ch := make(chan int)
	go gen(ch)
	for i := 0; i < 10; i++ {
		prime := <-ch
		fmt.Fprint(&text, "[", prime, "] ")
		ch1 := make(chan int)
		go filter(ch, ch1, prime)
		ch = ch1
	}
	fmt.Fprintln(&text)
}
