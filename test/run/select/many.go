package main

// Selects with many goroutines on the same channels, cancellation of losers, and direct hand-off.

func stress() (total int) {
	a, b := make(chan int), make(chan int)
	done := make(chan int)
	for range 8 {
		go func() {
			n := 0
			for range 50 {
				select {
				case a <- 1:
					n++
				case b <- 2:
					n += 2
				}
			}
			done <- n
		}()
	}
	got := make(chan int)
	for range 4 {
		go func() {
			n := 0
			for range 100 {
				select {
				case v := <-a:
					n += v
				case v := <-b:
					n += v
				}
			}
			got <- n
		}()
	}
	sent, recv := 0, 0
	for range 8 {
		sent += <-done
	}
	for range 4 {
		recv += <-got
	}
	if sent != recv {
		println("lost", sent, recv)
	}
	return 8 * 50
}

func selfSelect() int {
	c := make(chan int)
	r := make(chan int)
	for range 2 {
		go func() {
			select {
			case c <- 1:
				r <- 0
			case v := <-c:
				r <- v
			}
		}()
	}
	return <-r + <-r
}

func timeoutLike() (n int) {
	tick := make(chan int)
	stop := make(chan bool)
	go func() {
		for i := range 5 {
			tick <- i
		}
		close(stop)
	}()
	for {
		select {
		case v := <-tick:
			n += v
		case <-stop:
			return
		}
	}
}

func priority() string {
	hi, lo := make(chan int, 5), make(chan int, 5)
	for i := range 5 {
		hi <- i
		lo <- i
	}
	out := ""
	for range 10 {
		select {
		case <-hi:
			out += "H"
		default:
			select {
			case <-hi:
				out += "H"
			case <-lo:
				out += "L"
			}
		}
	}
	return out
}

func ring(n, rounds int) int {
	cs := make([]chan int, n)
	for i := range cs {
		cs[i] = make(chan int)
	}
	quit := make(chan bool)
	for i := range n {
		go func() {
			for {
				select {
				case v := <-cs[i]:
					select {
					case cs[(i+1)%n] <- v + 1:
					case <-quit:
						return
					}
				case <-quit:
					return
				}
			}
		}()
	}
	cs[0] <- 0
	v := 0
	for range rounds {
		v = <-cs[n-1]
		if v >= n*rounds {
			break
		}
		cs[0] <- v
	}
	close(quit)
	if v > 0 {
		return 1
	}
	return 0
}

func broadcast(n int) (s int) {
	start := make(chan struct{})
	res := make(chan int, n)
	for i := range n {
		go func() { <-start; res <- i }()
	}
	close(start)
	for range n {
		s += <-res
	}
	return
}

func main() {
	println(stress())
	println(selfSelect())
	println(timeoutLike())
	println(priority())
	println(ring(5, 20))
	println(broadcast(500))
	var c chan int
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { println("recovered", recover() != nil) }()
		d := make(chan int)
		go close(d)
		select {
		case d <- 1:
		case <-c:
		}
	}()
	<-done
}
