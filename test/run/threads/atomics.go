// Atomic operations, compare-and-swap loops and sync's types with goroutines on several processors.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type item struct {
	next *item
	id   int
}

// stack is Treiber's.
type stack struct{ top atomic.Pointer[item] }

func (s *stack) push(i *item) {
	for {
		i.next = s.top.Load()
		if s.top.CompareAndSwap(i.next, i) {
			return
		}
	}
}

func (s *stack) takeAll() *item { return s.top.Swap(nil) }

func main() {
	const workers, each = 8, 5000
	var wg sync.WaitGroup
	var i32 atomic.Int32
	var u64 atomic.Uint64
	var bits atomic.Uint32
	var value atomic.Value
	var s stack
	var once sync.Once
	onces := 0
	taken := make([]int, workers)
	for w := range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { onces++ })
			for i := range each {
				i32.Add(1)
				u64.Add(uint64(i))
				bits.Or(1 << (i % 32))
				value.Store([]int{w, i, w + i})
				v := value.Load().([]int)
				if v[0]+v[1] != v[2] {
					panic(fmt.Sprint(v))
				}
				s.push(&item{id: w*each + i})
				if i%100 == 99 {
					for at := s.takeAll(); at != nil; at = at.next {
						taken[w] += at.id
					}
				}
			}
		}()
	}
	wg.Wait()
	sum := 0
	for at := s.takeAll(); at != nil; at = at.next {
		sum += at.id
	}
	for _, t := range taken {
		sum += t
	}
	fmt.Println(i32.Load(), u64.Load(), bits.Load(), onces, sum)
}
