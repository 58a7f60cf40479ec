package main

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(name, e.(error).Error())
		}
	}()
	f()
}

func main() {
	a, b := make(chan int, 1), make(chan string, 1)
	select {
	case v := <-a:
		println(v)
	default:
		println("empty")
	}
	a <- 1
	select {
	case v, ok := <-a:
		println(v, ok)
	case s := <-b:
		println(s)
	}
	select {
	case b <- "x":
		println("sent")
	case <-a:
		println("no")
	}
	select {
	case b <- "y":
		println("no")
	default:
		println("full")
	}
	close(a)
	select {
	case v, ok := <-a:
		println(v, ok)
	}
	var n chan int
	select {
	case <-n:
	case n <- 1:
	default:
		println("nil channels never ready")
	}
	var v int
	var ok bool
	c := make(chan int, 2)
	c <- 5
	select {
	case v, ok = <-c:
	}
	println(v, ok)
	m := map[string]int{}
	c <- 6
	select {
	case m["k"] = <-c:
	}
	println(m["k"])
	// both ready: each is chosen sometimes
	x, y := make(chan int, 200), make(chan int, 200)
	for range 200 {
		x <- 1
		y <- 1
	}
	nx, ny := 0, 0
	for range 200 {
		select {
		case <-x:
			nx++
		case <-y:
			ny++
		}
	}
	println(nx+ny, nx > 30, ny > 30)
	// loop until both are drained, by setting to nil
	p, q := make(chan int), make(chan int)
	go func() {
		for i := range 5 {
			p <- i
		}
		close(p)
	}()
	go func() {
		for i := range 3 {
			q <- i * 10
		}
		close(q)
	}()
	s := 0
	for p != nil || q != nil {
		select {
		case v, ok := <-p:
			if !ok {
				p = nil
				continue
			}
			s += v
		case v, ok := <-q:
			if !ok {
				q = nil
				break
			}
			s += v
		}
	}
	println(s)
	quit := make(chan struct{})
	data := make(chan int)
	res := make(chan int)
	go func() {
		t := 0
		for {
			select {
			case v := <-data:
				t += v
			case <-quit:
				res <- t
				return
			}
		}
	}()
	for i := range 10 {
		data <- i
	}
	close(quit)
	println(<-res)
loop:
	for i := 0; ; i++ {
		select {
		case c <- i:
		default:
			println("full at", i)
			break loop
		}
	}
	try("send on closed", func() {
		d := make(chan int)
		close(d)
		select {
		case d <- 1:
		case <-n:
		}
	})
	// a select that blocks on several, woken by each
	w1, w2, w3 := make(chan int), make(chan int), make(chan int)
	for i := range 3 {
		go func() {
			switch i {
			case 0:
				w1 <- 1
			case 1:
				<-w2
			case 2:
				close(w3)
			}
		}()
	}
	seen := 0
	for seen != 7 {
		select {
		case <-w1:
			seen |= 1
		case w2 <- 1:
			seen |= 2
		case <-w3:
			seen |= 4
			w3 = nil
		}
	}
	println(seen)
	// the same channel in several cases
	e := make(chan int, 1)
	cnt := 0
	for range 10 {
		select {
		case e <- 1:
			cnt++
		case <-e:
			cnt += 100
		}
	}
	println(cnt)
	f := func() chan int { println("evaluated"); return e }
	g := func() int { println("value"); return 1 }
	select {
	case f() <- g():
		println("sent")
	case <-f():
		println("received")
	}
	var arr [3]chan int
	for i := range arr {
		arr[i] = make(chan int, 1)
	}
	arr[2] <- 42
	select {
	case v := <-arr[0]:
		println(v)
	case v := <-arr[1]:
		println(v)
	case v := <-arr[2]:
		println(v)
	}
}
