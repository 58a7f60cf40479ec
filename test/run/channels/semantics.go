package main

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(name, e.(error).Error())
		}
	}()
	f()
}

type req struct {
	v    int
	resp chan int
}

func producer(n int) <-chan int {
	c := make(chan int, 2)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}

func merge(cs ...<-chan int) (s int) {
	out := make(chan int)
	done := make(chan bool)
	for _, c := range cs {
		go func() {
			for v := range c {
				out <- v
			}
			done <- true
		}()
	}
	go func() {
		for range cs {
			<-done
		}
		close(out)
	}()
	for v := range out {
		s += v
	}
	return
}

func main() {
	c := make(chan int, 3)
	println(len(c), cap(c))
	c <- 1
	c <- 2
	println(len(c), cap(c))
	println(<-c, len(c))
	close(c)
	v, ok := <-c
	println(v, ok)
	v, ok = <-c
	println(v, ok)
	println(<-c)
	try("send", func() { c <- 1 })
	try("close", func() { close(c) })
	var n chan int
	try("close nil", func() { close(n) })
	println(len(n), cap(n))
	u := make(chan string)
	go func() { u <- "sent"; close(u) }()
	for s := range u {
		println(s)
	}
	var ro <-chan int = c
	var so chan<- int = c
	println(len(ro), cap(so), ro == (<-chan int)(c))
	cc := make(chan chan int, 1)
	ci := make(chan int, 1)
	cc <- ci
	(<-cc) <- 5
	println(<-ci)
	srv := make(chan req)
	go func() {
		for r := range srv {
			r.resp <- r.v * r.v
		}
	}()
	r := req{7, make(chan int)}
	srv <- r
	println(<-r.resp)
	println(merge(producer(10), producer(20), producer(0)))
	sem := make(chan struct{}, 2)
	max, cur := 0, 0
	done := make(chan bool)
	for range 10 {
		go func() {
			sem <- struct{}{}
			cur++
			if cur > max {
				max = cur
			}
			cur--
			<-sem
			done <- true
		}()
	}
	for range 10 {
		<-done
	}
	println(max <= 2)
	fc := make(chan func() int, 1)
	fc <- func() int { return 3 }
	println((<-fc)())
	arr := make(chan [3]int, 1)
	a := [3]int{1, 2, 3}
	arr <- a
	a[0] = 9
	println((<-arr)[0])
	m := map[string]chan int{"a": make(chan int, 1)}
	m["a"] <- 4
	println(<-m["a"])
	cs := [2]chan int{make(chan int, 1), make(chan int, 1)}
	i := 1
	cs[i] <- i
	x := <-cs[1] + 10
	println(x)
	var p *int
	pc := make(chan *int, 1)
	pc <- &x
	p = <-pc
	*p = 3
	println(x)
	ch2 := make(chan int)
	go func() {
		defer close(ch2)
		defer func() { ch2 <- 2 }()
		ch2 <- 1
	}()
	for v := range ch2 {
		print(v, " ")
	}
	println()
	if v, ok := <-ch2; !ok {
		println("closed", v)
	}
	var got [4]int
	ord := make(chan int, 4)
	for i := range 4 {
		ord <- i
	}
	got[<-ord], got[<-ord] = <-ord, <-ord
	println(got[0], got[1])
	big := make(chan int, 1000)
	for i := range 1000 {
		big <- i
	}
	s := 0
	for range 500 {
		s += <-big
	}
	for i := range 500 {
		big <- i
	}
	close(big)
	for v := range big {
		s += v
	}
	println(s)
}
