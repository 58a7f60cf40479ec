package main

import (
	"runtime"
	"sync"
)

func safe(f func()) (msg string) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() {
			switch e := recover().(type) {
			case nil:
				msg = "none"
			case error:
				msg = e.Error()
			case string:
				msg = e
			}
		}()
		f()
	}()
	wg.Wait()
	return
}

type res struct {
	n   int
	err string
}

func many(n int) (ok, bad int) {
	c := make(chan res)
	for i := range n {
		go func() {
			r := res{n: i}
			defer func() { c <- r }()
			defer func() {
				if e := recover(); e != nil {
					r.err = "recovered"
				}
			}()
			if i%3 == 0 {
				var m map[int]int
				m[i] = 1
			}
			r.n *= 2
		}()
	}
	for range n {
		if r := <-c; r.err == "" {
			ok += r.n
		} else {
			bad += r.n
		}
	}
	return
}

func deep(n int, c chan int) {
	if n == 0 {
		c <- 1
		return
	}
	d := make(chan int)
	go deep(n-1, d)
	c <- <-d + 1
}

func tree(d int) int {
	if d == 0 {
		return 1
	}
	l, r := make(chan int), make(chan int)
	go func() { l <- tree(d - 1) }()
	go func() { r <- tree(d - 1) }()
	return <-l + <-r
}

func stackGrow(n int, c chan int) {
	var f func(int) int
	f = func(k int) int {
		var pad [64]int
		pad[k%64] = k
		if k == 0 {
			return 0
		}
		return f(k-1) + pad[k%64]
	}
	c <- f(n)
}

func main() {
	println(safe(func() { panic("a") }))
	println(safe(func() { var s []int; s[1] = 0 }))
	println(safe(func() {}))
	println(safe(func() { runtime.Goexit() }))
	println(many(100))
	c := make(chan int)
	go deep(500, c)
	println(<-c)
	println(tree(8))
	for i := range 4 {
		go stackGrow(i*2000, c)
	}
	println(<-c + <-c + <-c + <-c)
	var once sync.Once
	var mu sync.Mutex
	n := 0
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { n += 1000 })
			mu.Lock()
			defer mu.Unlock()
			if i%2 == 0 {
				runtime.Gosched()
			}
			n++
		}()
	}
	wg.Wait()
	println(n)
}
