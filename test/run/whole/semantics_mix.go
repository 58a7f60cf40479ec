package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Animal interface{ Sound() string }
type Base struct{ name string }

func (b *Base) SetName(s string) { b.name = s }
func (b Base) Name() string      { return b.name }

type Mid struct {
	*Base
	extra int
}
type Top struct {
	Mid
	Name2 string
}

type Inner interface{ A() string }
type Outer interface {
	Inner
	B() string
}
type impl struct{ x int }

func (i impl) A() string  { return fmt.Sprint("A", i.x) }
func (i *impl) B() string { i.x++; return fmt.Sprint("B", i.x) }

type Wrap struct{ Outer }

func main() {
	t := Top{Mid{&Base{"b"}, 1}, "n"}
	t.SetName("new")
	f := t.SetName
	g := t.Name
	t.Base = &Base{"other"}
	f("via f")
	fmt.Println(t.Name(), g(), t.Base.name)
	w := Wrap{&impl{5}}
	fmt.Println(w.A(), w.B(), w.A())
	h := Outer.B
	fmt.Println(h(w), Inner.A(w))
	func() {
		defer func() { fmt.Println(recover()) }()
		var w2 Wrap
		w2.A()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var t2 Top
		fmt.Println(t2.Name())
	}()

	// struct comparison
	type S struct {
		a any
		b [2]string
		_ int
		c struct{ x, y float32 }
	}
	s1, s2 := S{a: 1, b: [2]string{"x", "y"}}, S{a: 1, b: [2]string{"x", "y"}}
	fmt.Println(s1 == s2, s1 != S{}, [2]S{} == [2]S{{}, {}})
	func() {
		defer func() { fmt.Println(recover()) }()
		x, y := S{a: []int{}, b: [2]string{"1"}}, S{a: []int{}, b: [2]string{"2"}}
		fmt.Println(x == y)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		x, y := S{a: func() {}}, S{a: func() {}}
		fmt.Println(x == y)
	}()
	var e1, e2 interface{ M() }
	fmt.Println(e1 == e2, e1 == nil, any(e1) == any(e2))

	// append aliasing and copy overlaps
	a := make([]int, 3, 10)
	b := append(a, 1)
	c := append(a, 2)
	fmt.Println(b[3], c[3], len(a), cap(a[1:2:3]), len(a[:5]))
	d := []int{1, 2, 3, 4, 5}
	copy(d[1:], d)
	fmt.Println(d, copy(d, d[3:]), d)
	d = append(d[:1], d[2:]...)
	fmt.Println(d, d[:5])
	d = append(d, d...)
	fmt.Println(d, len(d))
	by := append([]byte("ab"), "cd"...)
	copy(by[2:], "xyz")
	fmt.Println(string(by))
	arr := [...]int{5: 1, 2, 1: 7}
	p := &arr
	for i, v := range p {
		p[6] = 100
		if i == 6 {
			fmt.Println(v, len(p))
		}
	}
	for i, v := range arr {
		arr[6] = 200
		if i == 6 {
			fmt.Println(v)
		}
	}
	sl := []int{1, 2, 3}
	for i, v := range sl {
		sl = append(sl, v*10)
		sl[i] = 0
	}
	fmt.Println(sl)

	// map mutation during iteration
	m := map[int]int{}
	for i := range 100 {
		m[i] = i
	}
	n := 0
	for k := range m {
		delete(m, k)
		delete(m, (k+1)%100)
		n++
	}
	fmt.Println(len(m), n >= 50 && n <= 100)
	for i := range 10 {
		m[i] = i
	}
	seen := map[int]bool{}
	for k := range m {
		if seen[k] {
			panic("twice")
		}
		seen[k] = true
		if k < 10 {
			m[k+1000] = 1
		}
	}
	fmt.Println(len(m))

	// closures in loops
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
		i := i
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()

	// select
	ch1, ch2, done := make(chan int, 100), make(chan string, 100), make(chan struct{})
	var cnt [2]int
	for range 100 {
		ch1 <- 1
		ch2 <- "x"
	}
	close(done)
	for range 100 {
		select {
		case <-ch1:
			cnt[0]++
		case v, ok := <-ch2:
			if v != "x" || !ok {
				panic(v)
			}
			cnt[1]++
		}
	}
	fmt.Println(cnt[0]+cnt[1], cnt[0] > 10, cnt[1] > 10)
	var nilch chan int
	select {
	case nilch <- 1:
	case <-nilch:
	case <-done:
		fmt.Println("done")
	}
	select {
	case <-nilch:
	default:
		fmt.Println("default")
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		close(done)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		close(nilch)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		c := make(chan int, 1)
		close(c)
		v, ok := <-c
		fmt.Println(v, ok)
		select {
		case c <- 1:
		default:
		}
	}()
	var wg sync.WaitGroup
	var total atomic.Int64
	var mu sync.Mutex
	var once sync.Once
	cond := sync.NewCond(&mu)
	ready := false
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for !ready {
				cond.Wait()
			}
			mu.Unlock()
			once.Do(func() { total.Add(1000) })
			total.Add(int64(i))
		}()
	}
	time.Sleep(time.Millisecond)
	mu.Lock()
	ready = true
	cond.Broadcast()
	mu.Unlock()
	wg.Wait()
	fmt.Println(total.Load())
	tm := time.After(time.Minute)
	tick := time.NewTicker(time.Millisecond)
	k := 0
loop:
	for k < 3 {
		select {
		case <-tick.C:
			k++
		case <-tm:
			break loop
		}
	}
	tick.Stop()
	fmt.Println(k > 0)
}
