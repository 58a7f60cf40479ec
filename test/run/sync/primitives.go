package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type counter struct {
	sync.Mutex
	n map[string]int
}

func (c *counter) inc(k string) { c.Lock(); defer c.Unlock(); c.n[k]++ }

func main() {
	var wg sync.WaitGroup
	c := counter{n: map[string]int{}}
	for i := range 100 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c.inc([]string{"a", "b"}[i%2])
		}()
	}
	wg.Wait()
	fmt.Println(c.n)
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		var o sync.Once
		defer o.Do(func() { fmt.Println("not again") })
		o.Do(func() { panic("in once") })
	}()
	v := sync.OnceValue(func() int { fmt.Println("computed"); return 42 })
	fmt.Println(v(), v())
	a, b := sync.OnceValues(func() (int, error) { return 1, nil })()
	fmt.Println(a, b)
	var rw sync.RWMutex
	rw.RLock()
	rw.RLock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.RUnlock()
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock())
	rw.Unlock()
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()
	cond := sync.NewCond(&mu)
	ready, woken := false, 0
	for range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for !ready {
				cond.Wait()
			}
			woken++
			mu.Unlock()
		}()
	}
	time.Sleep(5 * time.Millisecond)
	mu.Lock()
	ready = true
	cond.Broadcast()
	mu.Unlock()
	wg.Wait()
	fmt.Println(woken)
	var m sync.Map
	m.Store("a", 1)
	x, loaded := m.LoadOrStore("a", 2)
	fmt.Println(x, loaded)
	x, loaded = m.LoadOrStore("b", 3)
	fmt.Println(x, loaded)
	fmt.Println(m.LoadAndDelete("a"))
	fmt.Println(m.Load("a"))
	fmt.Println(m.CompareAndSwap("b", 3, 4), m.CompareAndDelete("b", 3))
	fmt.Println(m.Swap("b", 5))
	n := 0
	m.Range(func(k, v any) bool { n++; return true })
	fmt.Println(n)
	p := sync.Pool{New: func() any { return new(int) }}
	q := p.Get().(*int)
	*q = 5
	p.Put(q)
	fmt.Println(p.Get() != nil)
	var i64 atomic.Int64
	var u32 uint32
	var ab atomic.Bool
	var ap atomic.Pointer[string]
	var av atomic.Value
	for range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			i64.Add(2)
			atomic.AddUint32(&u32, ^uint32(0))
		}()
	}
	wg.Wait()
	s := "str"
	fmt.Println(i64.Load(), u32, ab.Swap(true), ab.Load(), ap.Load() == nil, ap.CompareAndSwap(nil, &s), *ap.Load(), i64.CompareAndSwap(100, 7), i64.Swap(8), i64.And(12), i64.Or(3), i64.Load())
	av.Store([]int{1})
	fmt.Println(av.Load(), atomic.CompareAndSwapUint32(&u32, 1, 2), atomic.LoadUint32(&u32))
	defer func() { fmt.Println(recover()) }()
	av.Store("other type")
}
