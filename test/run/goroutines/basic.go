package main

import "runtime"

func worker(id int, in <-chan int, out chan<- [2]int) {
	for n := range in {
		out <- [2]int{id, n * n}
	}
}

func fan() int {
	in, out := make(chan int), make(chan [2]int)
	for i := range 4 {
		go worker(i, in, out)
	}
	go func() {
		for i := range 100 {
			in <- i
		}
		close(in)
	}()
	s := 0
	for range 100 {
		s += (<-out)[1]
	}
	return s
}

func sieve(n int) (last int) {
	gen := func(c chan<- int) {
		for i := 2; ; i++ {
			c <- i
		}
	}
	filter := func(in <-chan int, out chan<- int, p int) {
		for {
			if i := <-in; i%p != 0 {
				out <- i
			}
		}
	}
	c := make(chan int)
	go gen(c)
	for range n {
		last = <-c
		c2 := make(chan int)
		go filter(c, c2, last)
		c = c2
	}
	return
}

type T struct{ n int }

func (t *T) add(k int, done chan bool) { t.n += k; done <- true }
func (t T) val(c chan int)             { c <- t.n }

func chain(n int) int {
	first := make(chan int)
	l := first
	for range n {
		r := make(chan int)
		go func(l, r chan int) { l <- 1 + <-r }(l, r)
		l = r
	}
	go func() { l <- 0 }()
	return <-first
}

func pingpong(n int) int {
	a, b := make(chan int), make(chan int)
	go func() {
		for v := range a {
			b <- v + 1
		}
		close(b)
	}()
	v := 0
	for range n {
		a <- v
		v = <-b
	}
	close(a)
	_, ok := <-b
	println(ok)
	return v
}

func spin() int {
	stop := false
	c := make(chan int)
	go func() {
		n := 0
		for !stop {
			n++
			runtime.Gosched()
		}
		c <- 1
	}()
	runtime.Gosched()
	stop = true
	return <-c
}

func parallelSum(a []int) int {
	if len(a) < 10 {
		s := 0
		for _, v := range a {
			s += v
		}
		return s
	}
	c := make(chan int, 2)
	m := len(a) / 2
	go func() { c <- parallelSum(a[:m]) }()
	go func() { c <- parallelSum(a[m:]) }()
	return <-c + <-c
}

func main() {
	println(fan())
	println(sieve(60))
	t := &T{}
	done := make(chan bool)
	for i := range 10 {
		go t.add(i, done)
		<-done
	}
	c := make(chan int, 1)
	go t.val(c)
	println(t.n, <-c)
	println(chain(2000))
	println(pingpong(1000))
	println(spin())
	a := make([]int, 1000)
	for i := range a {
		a[i] = i
	}
	println(parallelSum(a))
	x := 1
	go func(v int) { c <- v }(x)
	x = 2
	println(<-c)
	f := func(s string) { c <- len(s) }
	go f("four")
	println(<-c)
	go func() {
		defer func() { c <- recover().(int) }()
		panic(77)
	}()
	println(<-c)
	for range 3 {
		go func() {
			for {
			}
		}()
	}
	println("spinners do not stop main")
}
