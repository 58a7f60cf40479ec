// A goroutine that is pinned keeps its processor although GOMAXPROCS has become smaller: sync.Pool makes its table by both.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	runtime.GOMAXPROCS(8)
	var stop atomic.Bool
	var wg sync.WaitGroup
	var made atomic.Int64
	for range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for !stop.Load() {
				p := sync.Pool{New: func() any { made.Add(1); return new([16]int) }}
				x := p.Get()
				p.Put(x)
			}
		}()
	}
	for i, start := 0, time.Now(); time.Since(start) < 300*time.Millisecond; i++ {
		runtime.GOMAXPROCS(1 + i%2*7)
		runtime.Gosched()
	}
	stop.Store(true)
	wg.Wait()
	fmt.Println(made.Load() > 0)
}
