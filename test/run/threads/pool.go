// sync.Pool, sync.Map and RWMutex on several processors, with collections that empty the pool.
package main

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"
)

func main() {
	pool := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	var m sync.Map
	var rw sync.RWMutex
	table := map[int]int{}
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 3000 {
				b := pool.Get().(*bytes.Buffer)
				if b.Len() != 0 {
					panic("a buffer from the pool is in use: " + b.String())
				}
				fmt.Fprintf(b, "%d-%d", w, i)
				if b.String() != fmt.Sprint(w, "-", i) {
					panic(b.String())
				}
				b.Reset()
				pool.Put(b)
				m.LoadOrStore(i%500, i%500)
				if v, ok := m.Load(i % 500); !ok || v != i%500 {
					panic(fmt.Sprint(v, ok))
				}
				if i%10 == 0 {
					rw.Lock()
					table[i]++
					rw.Unlock()
				} else {
					rw.RLock()
					_ = table[i/10*10]
					rw.RUnlock()
				}
				if i%500 == 499 {
					runtime.GC()
				}
			}
		}()
	}
	wg.Wait()
	n := 0
	m.Range(func(k, v any) bool { n++; return k == v })
	sum := 0
	for _, v := range table {
		sum += v
	}
	fmt.Println(n, len(table), sum)
}
