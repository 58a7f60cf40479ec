package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"sort"
	"strings"
	"sync"
	"time"
)

type shape interface{ area() float64 }
type square struct{ a float64 }
type circle struct{ r float64 }

func (s square) area() float64  { return s.a * s.a }
func (c *circle) area() float64 { return 3.14 * c.r * c.r }

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func words(n int) map[string]int {
	m := map[string]int{}
	for i := range n {
		m[fmt.Sprintf("w%d", i%5000)]++
		m[strings.Repeat("ab", i%7)]++
	}
	return m
}

func sorted(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = (i * 7919) % n
	}
	sort.Slice(s, func(i, j int) bool { return s[i] < s[j] })
	return s
}

var keep [][]byte

func hold() {
	for range 200 {
		keep = append(keep, make([]byte, 64<<10))
	}
}

func wait(mu *sync.Mutex) {
	mu.Lock()
	time.Sleep(3 * time.Millisecond)
	mu.Unlock()
}

func main() {
	runtime.SetBlockProfileRate(1)
	runtime.SetMutexProfileFraction(1)
	f, _ := os.Create("cpu.pb.gz")
	pprof.StartCPUProfile(f)
	var total float64
	shapes := []shape{square{2}, &circle{3}}
	pprof.Do(context.Background(), pprof.Labels("request", "fib", "who", "Ann"), func(context.Context) { fib(36) })
	pprof.Do(context.Background(), pprof.Labels("request", "words"), func(context.Context) { words(700000) })
	sorted(1000000)
	for i := range 60000000 {
		total += shapes[i&1].area()
	}
	pprof.StopCPUProfile()
	f.Close()
	hold()
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() { wait(&mu) })
	}
	wg.Wait()
	for _, n := range []string{"heap", "allocs", "block", "mutex", "goroutine", "threadcreate"} {
		f, _ := os.Create(n + ".pb.gz")
		pprof.Lookup(n).WriteTo(f, 0)
		f.Close()
	}
	_ = total
}
