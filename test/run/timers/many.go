// Many timers: order, stopping, tickers.
// procs: 1
// not-under: native:gc-every-alloc collections take longer than the timers differ
package main

import (
	"fmt"
	"sort"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var got []int
	var wg sync.WaitGroup
	for i := range 200 {
		wg.Add(1)
		d := (i * 37 % 20)
		time.AfterFunc(time.Duration(d)*time.Millisecond, func() {
			defer wg.Done()
			mu.Lock()
			got = append(got, d)
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(len(got), got[0] <= 5, got[199] >= 15)
	sort.Ints(got)
	fmt.Println(got[0], got[100], got[199])
	stopped := 0
	for i := range 50 {
		t := time.AfterFunc(time.Hour, func() {})
		if i%2 == 0 && t.Stop() {
			stopped++
		}
	}
	fmt.Println(stopped)
	tk := time.NewTicker(time.Millisecond)
	defer tk.Stop()
	time.Sleep(20 * time.Millisecond)
	n := 0
	for {
		select {
		case <-tk.C:
			n++
			if n < 3 {
				continue
			}
		case <-time.After(time.Second):
		}
		break
	}
	fmt.Println(n)
	deadline := time.Now().Add(15 * time.Millisecond)
	spins := 0
	for time.Now().Before(deadline) {
		spins++
	}
	fmt.Println(spins > 0)
	res := make(chan time.Duration, 3)
	s := time.Now()
	for i := range 3 {
		go func() {
			<-time.After(time.Duration(10*(3-i)) * time.Millisecond)
			res <- time.Since(s)
		}()
	}
	a, b, c := <-res, <-res, <-res
	fmt.Println(a <= b && b <= c)
}
