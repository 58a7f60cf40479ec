package main

// Results put in order, a semaphore, a future, a mutex made of a channel, and a rendezvous.

type job struct{ id, n int }
type res struct {
	id  int
	sum int
}

func pool(workers int, jobs []job) []int {
	in, out := make(chan job), make(chan res, 2)
	for range workers {
		go func() {
			for j := range in {
				s := 0
				for i := range j.n {
					s += i
				}
				out <- res{j.id, s}
			}
		}()
	}
	go func() {
		for _, j := range jobs {
			in <- j
		}
		close(in)
	}()
	r := make([]int, len(jobs))
	for range jobs {
		x := <-out
		r[x.id] = x.sum
	}
	return r
}

func future(f func() int) func() int {
	c := make(chan int, 1)
	go func() { c <- f() }()
	var v int
	done := false
	return func() int {
		if !done {
			v, done = <-c, true
		}
		return v
	}
}

type mutex chan struct{}

func (m mutex) lock()   { m <- struct{}{} }
func (m mutex) unlock() { <-m }

func main() {
	var jobs []job
	for i := range 10 {
		jobs = append(jobs, job{i, i * 10})
	}
	for _, v := range pool(3, jobs) {
		print(v, " ")
	}
	println()
	f := future(func() int { return 42 })
	println(f(), f())
	m := make(mutex, 1)
	n := 0
	done := make(chan bool)
	for range 50 {
		go func() {
			for range 20 {
				m.lock()
				x := n
				n = x + 1
				m.unlock()
			}
			done <- true
		}()
	}
	for range 50 {
		<-done
	}
	println(n)
	a, b := make(chan int), make(chan int)
	go func() {
		for i := range 5 {
			a <- i
			if got := <-b; got != i*i {
				println("bad", got)
			}
		}
		close(a)
	}()
	for v := range a {
		b <- v * v
	}
	println("rendezvous")
	gen := func(n int) <-chan int {
		c := make(chan int)
		go func() {
			defer close(c)
			for i := 2; i < n; i++ {
				c <- i
			}
		}()
		return c
	}
	sq := func(in <-chan int) <-chan int {
		c := make(chan int, 1)
		go func() {
			defer close(c)
			for v := range in {
				c <- v * v
			}
		}()
		return c
	}
	s := 0
	for v := range sq(sq(gen(10))) {
		s += v
	}
	println(s)
	errc := make(chan error, 1)
	go func() {
		defer func() {
			if e := recover(); e != nil {
				errc <- e.(error)
			}
		}()
		var p *job
		p.n++
	}()
	println((<-errc).Error())
	bc := make(chan chan int)
	go func() {
		for r := range bc {
			r <- len(bc) + 1
		}
	}()
	r := make(chan int)
	bc <- r
	println(<-r)
}
