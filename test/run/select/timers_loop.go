package main

import (
	"fmt"
	"time"
)

func heartbeat(stop <-chan struct{}, every time.Duration) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		t := time.NewTicker(every)
		defer t.Stop()
		for n := 0; ; n++ {
			select {
			case <-t.C:
				select {
				case c <- n:
				case <-stop:
					return
				}
			case <-stop:
				return
			}
		}
	}()
	return c
}

func debounce(in <-chan string, wait time.Duration) (out []string) {
	var last string
	var timer <-chan time.Time
	for {
		select {
		case v, ok := <-in:
			if !ok {
				if timer != nil {
					out = append(out, last)
				}
				return
			}
			last, timer = v, time.After(wait)
		case <-timer:
			out = append(out, last)
			timer = nil
		}
	}
}

func withTimeout[T any](d time.Duration, f func() T) (v T, ok bool) {
	c := make(chan T, 1)
	go func() { c <- f() }()
	select {
	case v = <-c:
		return v, true
	case <-time.After(d):
		return v, false
	}
}

func limiter(n int, per time.Duration) func() bool {
	tokens := make(chan struct{}, n)
	for range n {
		tokens <- struct{}{}
	}
	return func() bool {
		select {
		case <-tokens:
			time.AfterFunc(per, func() { tokens <- struct{}{} })
			return true
		default:
			return false
		}
	}
}

func main() {
	stop := make(chan struct{})
	beats := heartbeat(stop, 2*time.Millisecond)
	for range 3 {
		fmt.Print(<-beats, " ")
	}
	close(stop)
	n := 0
	for range beats {
		n++
	}
	fmt.Println(n <= 1)
	in := make(chan string)
	go func() {
		in <- "a"
		in <- "ab"
		in <- "abc"
		time.Sleep(60 * time.Millisecond)
		in <- "x"
		close(in)
	}()
	fmt.Println(debounce(in, 20*time.Millisecond))
	fmt.Println(withTimeout(time.Second, func() int { return 7 }))
	fmt.Println(withTimeout(5*time.Millisecond, func() string { time.Sleep(300 * time.Millisecond); return "late" }))
	ok := limiter(2, 30*time.Millisecond)
	fmt.Print(ok(), ok(), ok())
	// (after a long stop of the process this goroutine may run before those of the timers)
	eventually := func() (is bool) {
		for range 1000 {
			if is = ok(); is {
				break
			}
			time.Sleep(2 * time.Millisecond)
		}
		return is
	}
	fmt.Println(eventually(), eventually())
	t := time.NewTimer(time.Hour)
	go func() { time.Sleep(3 * time.Millisecond); t.Reset(time.Millisecond) }()
	<-t.C
	fmt.Println("reset timer fired")
	var never chan int
	deadline := time.After(10 * time.Millisecond)
	count := 0
	for done := false; !done; {
		select {
		case <-never:
		case <-deadline:
			done = true
		case <-time.After(2 * time.Millisecond):
			count++
		}
	}
	fmt.Println(count >= 1)
}
