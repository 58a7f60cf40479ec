package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	time.Sleep(20 * time.Millisecond)
	el := time.Since(start)
	fmt.Println(el >= 20*time.Millisecond, el < 2*time.Second)
	select {
	case <-time.After(10 * time.Millisecond):
		fmt.Println("after")
	}
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	t.Reset(5 * time.Millisecond)
	<-t.C
	fmt.Println("fired", t.Stop())
	done := make(chan string)
	time.AfterFunc(5*time.Millisecond, func() { done <- "func" })
	fmt.Println(<-done)
	f := time.AfterFunc(time.Hour, func() { fmt.Println("never") })
	fmt.Println(f.Stop())
	tick := time.NewTicker(3 * time.Millisecond)
	for i := range 3 {
		<-tick.C
		fmt.Println("tick", i)
	}
	tick.Reset(2 * time.Millisecond)
	<-tick.C
	tick.Stop()
	// Timers that are due at one moment may run in another order: where the machine stood still, again.
	sorted := false
	for tries := 0; tries < 20 && !sorted; tries++ {
		order := make(chan int, 5)
		for _, d := range []int{40, 10, 30, 20, 0} {
			go func() {
				time.Sleep(time.Duration(d) * time.Millisecond)
				order <- d
			}()
		}
		sorted = true
		for want := 0; want < 50; want += 10 {
			sorted = <-order == want && sorted
		}
	}
	fmt.Println(sorted)
	c := make(chan int)
	n := 0
	for tries := 0; tries < 20 && n <= 3; tries++ {
		n = 0
		timeout := time.After(30 * time.Millisecond)
	loop:
		for {
			select {
			case <-c:
			case <-timeout:
				break loop
			default:
				n++
				time.Sleep(time.Millisecond)
			}
		}
	}
	fmt.Println(n > 3)
	select {
	case <-c:
	case <-time.After(time.Millisecond):
		fmt.Println("timed out")
	}
	go func() {
		time.Sleep(5 * time.Millisecond)
		c <- 9
	}()
	select {
	case v := <-c:
		fmt.Println(v)
	case <-time.After(5 * time.Second):
		fmt.Println("too slow")
	}
	time.Sleep(0)
	time.Sleep(-1)
	// a busy goroutine does not stop timers
	stop := false
	time.AfterFunc(10*time.Millisecond, func() { stop = true })
	go func() {
		for {
		}
	}()
	for !stop {
		time.Sleep(time.Millisecond)
	}
	fmt.Println("stopped")
	defer func() { fmt.Println(recover()) }()
	time.NewTicker(0)
}
