// Trees of goroutines, a barrier, dining philosophers.
// procs: 1
// not-under: preempt-every-edge,gc-every-alloc,small-steps,shuffle-runq slices end and finalizers run at other times
package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
)

func mergeSort(a []int, d int) []int {
	if len(a) <= 1 {
		return a
	}
	m := len(a) / 2
	var l, r []int
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); l = mergeSort(a[:m], d+1) }()
	go func() { defer wg.Done(); r = mergeSort(a[m:], d+1) }()
	wg.Wait()
	fmt.Fprint(&out, d, "/", len(a), ":", a[0], " ")
	var out []int
	for len(l) > 0 && len(r) > 0 {
		if l[0] < r[0] {
			out, l = append(out, l[0]), l[1:]
		} else {
			out, r = append(out, r[0]), r[1:]
		}
	}
	return append(append(out, l...), r...)
}

// Written at the end: a system call would let other goroutines in.
var out strings.Builder

func main() {
	defer func() { os.Stdout.WriteString(out.String()) }()
	fmt.Fprintln(&out, mergeSort([]int{5, 2, 9, 1, 7, 3, 8, 4, 6, 0, 15, 12, 19, 11, 17, 13}, 0))
	bar := newBarrier(4)
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for r := range 3 {
				fmt.Fprint(&out, i, ".", r, " ")
				bar.wait()
			}
		})
	}
	wg.Wait()
	fmt.Fprintln(&out)
	// dining philosophers with channels
	forks := make([]chan bool, 5)
	for i := range forks {
		forks[i] = make(chan bool, 1)
		forks[i] <- true
	}
	for i := range 5 {
		wg.Go(func() {
			for range 2 {
				a, b := i, (i+1)%5
				if a > b {
					a, b = b, a
				}
				<-forks[a]
				<-forks[b]
				fmt.Fprint(&out, "eat", i, " ")
				forks[b] <- true
				forks[a] <- true
			}
		})
	}
	wg.Wait()
	fmt.Fprintln(&out)
}

type barrier struct {
	mu   sync.Mutex
	c    *sync.Cond
	n, k int
	gen  int
}

func newBarrier(n int) *barrier { b := &barrier{n: n}; b.c = sync.NewCond(&b.mu); return b }
func (b *barrier) wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	g := b.gen
	b.k++
	if b.k == b.n {
		b.k = 0
		b.gen++
		b.c.Broadcast()
		return
	}
	for g == b.gen {
		b.c.Wait()
	}
}
