// Panics, deferred calls, Goexit and iter.Pull in goroutines on several processors.
package main

import (
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"
)

func try(f func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = r
		default:
			err = fmt.Errorf("%v", r)
		}
	}()
	f()
	return nil
}

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func deep(n int, p *int) int {
	if n == 0 {
		return *p
	}
	var room [64]int
	room[n%64] = n
	return deep(n-1, p) + room[n%64] - n
}

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	counts := map[string]int{}
	note := func(s string) {
		mu.Lock()
		defer mu.Unlock()
		counts[s]++
	}
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 500 {
				var p *int
				var a []int
				note(fmt.Sprint(try(func() { _ = *p })))
				note(fmt.Sprint(try(func() { _ = a[i+len(a)] }))[:20])
				note(fmt.Sprint(try(func() { panic(errors.New("own")) })))
				note(fmt.Sprint(try(func() {
					defer func() { panic(fmt.Sprint("again: ", recover())) }()
					panic("first")
				})))
				inner := make(chan bool)
				go func() {
					defer close(inner)
					defer note("exit")
					runtime.Goexit()
				}()
				<-inner
				next, stop := iter.Pull(count(10))
				sum := 0
				for v, ok := next(); ok && v < 7; v, ok = next() {
					sum += v
				}
				stop()
				note(fmt.Sprint("pulled ", sum))
				if i%50 == 0 {
					x := 1
					note(fmt.Sprint("deep ", deep(5000, &x)))
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(counts)
}
