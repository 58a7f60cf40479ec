package main

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func match(pat, s string) (bool, error) { return true, nil }

func clock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		fmt.Println(start.UTC(), start.UnixNano())
		time.Sleep(48 * time.Hour)
		fmt.Println(time.Since(start), time.Until(start), time.Now().UTC())
		synctest.Sleep(time.Nanosecond)
		fmt.Println(time.Since(start))
		time.Sleep(0)
		time.Sleep(-5)
		fmt.Println(time.Since(start))
	})
}

func timers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		since := func() time.Duration { return time.Since(start) }
		time.AfterFunc(2500*time.Millisecond, func() { fmt.Println("func", since()) })
		time.AfterFunc(0, func() { fmt.Println("at once", since()) })
		synctest.Wait()
		timer := time.NewTimer(2 * time.Second)
		fmt.Println((<-timer.C).Sub(start), since())
		fmt.Println(timer.Stop(), timer.Reset(5*time.Second), timer.Stop(), since())
		tick := time.NewTicker(time.Second)
		for range 3 {
			fmt.Println("tick", (<-tick.C).Sub(start))
		}
		tick.Stop()
		fmt.Println(len(tick.C), cap(tick.C))
		select {
		case x := <-time.After(time.Minute):
			fmt.Println("after", x.Sub(start))
		case <-tick.C:
			fmt.Println("stopped ticker")
		}
		tick.Reset(time.Hour)
		time.Sleep(150 * time.Minute)
		fmt.Println("missed", (<-tick.C).Sub(start), (<-tick.C).Sub(start))
	})
}

func contexts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		called := false
		context.AfterFunc(ctx, func() { called = true })
		time.Sleep(5*time.Second - 1)
		synctest.Wait()
		fmt.Println(ctx.Err(), called)
		time.Sleep(1)
		synctest.Wait()
		fmt.Println(ctx.Err(), called)
	})
}

func durable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var wg sync.WaitGroup
		var mu sync.Mutex
		cond := sync.NewCond(&mu)
		ch := make(chan int)
		var got []int
		ready := false
		wg.Go(func() {
			for v := range ch {
				got = append(got, v)
			}
		})
		wg.Go(func() {
			mu.Lock()
			for !ready {
				cond.Wait()
			}
			mu.Unlock()
			got = append(got, 100)
		})
		done := false
		go func() { wg.Wait(); done = true }()
		synctest.Wait()
		fmt.Println(got, done)
		ch <- 1
		ch <- 2
		synctest.Wait()
		fmt.Println(got, done)
		close(ch)
		synctest.Wait()
		mu.Lock()
		ready = true
		cond.Broadcast()
		mu.Unlock()
		synctest.Wait()
		fmt.Println(got, done)
	})
}

// Who holds a mutex over a sleep lets the clock go on only if nobody waits for it.
func mutex(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		start := time.Now()
		out := make(chan time.Duration, 2)
		for range 2 {
			go func() {
				mu.Lock()
				defer mu.Unlock()
				out <- time.Since(start)
			}()
		}
		time.Sleep(time.Second)
		fmt.Println(<-out, <-out)
	})
}

// A goroutine that waits for something outside keeps the bubble from being blocked.
func outside(t *testing.T) {
	in, back := make(chan int), make(chan int)
	go func() {
		for v := range in {
			time.Sleep(time.Millisecond)
			back <- v * v
		}
		close(back)
	}()
	synctest.Test(t, func(t *testing.T) {
		sum := 0
		go func() {
			in <- 7
			sum += <-back
		}()
		start := time.Now()
		synctest.Wait()
		fmt.Println(sum, time.Since(start))
	})
	close(in)
	<-back
}

func pulls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		seq := func(yield func(time.Duration) bool) {
			start := time.Now()
			for yield(time.Since(start)) {
				time.Sleep(time.Second)
			}
		}
		n := 0
		for d := range seq {
			fmt.Println(d)
			if n++; n == 3 {
				break
			}
		}
	})
}

func cleanups(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		t.Cleanup(func() {
			time.Sleep(time.Second)
			fmt.Println("cleanup", time.Since(start), t.Context().Err())
		})
		fmt.Println("body", t.Context().Err())
	})
	a := time.Now()
	fmt.Println("outside again:", a.Year() > 2020)
}

func twice(t *testing.T) {
	for range 3 {
		synctest.Test(t, func(t *testing.T) {
			time.Sleep(time.Minute)
			fmt.Println(time.Now().UTC().Format(time.TimeOnly))
		})
	}
}

func main() {
	tests := []testing.InternalTest{{"clock", clock}, {"timers", timers}, {"contexts", contexts}, {"durable", durable},
		{"mutex", mutex}, {"outside", outside}, {"pulls", pulls}, {"cleanups", cleanups}, {"twice", twice}}
	testing.Main(match, tests, nil, nil)
}
