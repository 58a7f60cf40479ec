package main

import (
	"errors"
	"fmt"
	"sync"
)

type group struct {
	wg   sync.WaitGroup
	once sync.Once
	err  error
}

func (g *group) Go(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err })
		}
	}()
}
func (g *group) Wait() error { g.wg.Wait(); return g.err }

type queue[T any] struct {
	mu    sync.Mutex
	items []T
	cond  *sync.Cond
	done  bool
}

func newQueue[T any]() *queue[T] {
	q := &queue[T]{}
	q.cond = sync.NewCond(&q.mu)
	return q
}
func (q *queue[T]) put(v T) {
	q.mu.Lock()
	q.items = append(q.items, v)
	q.mu.Unlock()
	q.cond.Signal()
}
func (q *queue[T]) close() { q.mu.Lock(); q.done = true; q.mu.Unlock(); q.cond.Broadcast() }
func (q *queue[T]) get() (v T, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 && !q.done {
		q.cond.Wait()
	}
	if len(q.items) == 0 {
		return v, false
	}
	v, q.items = q.items[0], q.items[1:]
	return v, true
}

type bank struct {
	mu  []sync.Mutex
	acc []int
}

func (b *bank) transfer(from, to, n int) {
	i, j := min(from, to), max(from, to)
	if i == j {
		return
	}
	b.mu[i].Lock()
	defer b.mu[i].Unlock()
	b.mu[j].Lock()
	defer b.mu[j].Unlock()
	b.acc[from] -= n
	b.acc[to] += n
}

func main() {
	var g group
	for i := range 10 {
		g.Go(func() error {
			if i == 7 {
				return errors.New("seven failed")
			}
			return nil
		})
	}
	fmt.Println(g.Wait())
	q := newQueue[int]()
	var wg sync.WaitGroup
	sum, mu := 0, sync.Mutex{}
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				v, ok := q.get()
				if !ok {
					return
				}
				mu.Lock()
				sum += v
				mu.Unlock()
			}
		}()
	}
	for i := range 200 {
		q.put(i)
	}
	q.close()
	wg.Wait()
	fmt.Println(sum)
	b := bank{make([]sync.Mutex, 5), []int{100, 100, 100, 100, 100}}
	for i := range 100 {
		wg.Add(1)
		go func() { defer wg.Done(); b.transfer(i%5, i*3%5, i) }()
	}
	wg.Wait()
	t := 0
	for _, a := range b.acc {
		t += a
	}
	fmt.Println(t)
	var cache sync.Map
	var calls sync.WaitGroup
	for i := range 50 {
		calls.Add(1)
		go func() {
			defer calls.Done()
			f, _ := cache.LoadOrStore(i%5, sync.OnceValue(func() int { return i % 5 * 10 }))
			if f.(func() int)() != i%5*10 {
				fmt.Println("wrong")
			}
		}()
	}
	calls.Wait()
	var rw sync.RWMutex
	shared := 0
	for i := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if i%4 == 0 {
				rw.Lock()
				shared++
				rw.Unlock()
			} else {
				rw.RLock()
				_ = shared
				rw.RUnlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(shared)
	defer func() { fmt.Println(recover()) }()
	sync.OnceFunc(func() { panic("once func") })()
}
