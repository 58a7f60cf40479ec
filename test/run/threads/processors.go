// GOMAXPROCS changes while goroutines run, and loops without calls do not keep others from running.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	if old := runtime.GOMAXPROCS(4); old < 1 || runtime.GOMAXPROCS(0) != runtime.GOMAXPROCS(-1) {
		panic(old)
	}
	runtime.GOMAXPROCS(1000)
	if n := runtime.GOMAXPROCS(-3); n != 1 { // the VM has one
		asked := runtime.GOMAXPROCS(0)
		runtime.SetDefaultGOMAXPROCS()
		if n != 1000 || asked != n || runtime.GOMAXPROCS(0) > runtime.NumCPU() {
			fmt.Println(n, asked, runtime.GOMAXPROCS(0))
		}
	}
	runtime.GOMAXPROCS(4)
	var stop atomic.Bool
	var spins [6]int
	var wg sync.WaitGroup
	for i := range spins {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for !stop.Load() {
				spins[i]++
			}
		}()
	}
	for _, n := range []int{1, 3, 2, 4, 1, 8} {
		runtime.GOMAXPROCS(n)
		time.Sleep(5 * time.Millisecond)
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		buf := make([]byte, 1<<16)
		if n := runtime.Stack(buf, true); n < 100 {
			panic(n)
		}
	}
	time.Sleep(200 * time.Millisecond)
	stop.Store(true)
	wg.Wait()
	for i, n := range spins {
		if n == 0 {
			fmt.Println("goroutine", i, "has never run")
		}
	}
	fmt.Println("over")
}
