// Channels, select, timers, Cond and contexts between goroutines on several processors.
package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

func producer(n int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for i := range n {
		out <- i
	}
}

func main() {
	a, b := make(chan int), make(chan int, 7)
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(2)
		go producer(2000, a, &wg)
		go producer(2000, b, &wg)
	}
	done := make(chan struct{})
	go func() { wg.Wait(); close(done) }()
	results := make(chan [2]int)
	for range 3 {
		go func() {
			var r [2]int
			for {
				select {
				case v := <-a:
					r[0] += v
				case v := <-b:
					r[1] += v
				case <-done:
					for {
						select {
						case v := <-b:
							r[1] += v
							continue
						default:
						}
						break
					}
					results <- r
					return
				}
			}
		}()
	}
	var sum [2]int
	for range 3 {
		r := <-results
		sum[0] += r[0]
		sum[1] += r[1]
	}
	fmt.Println(sum)

	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	turn, turns := 0, 0
	const players = 5
	for p := range players {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 400 {
				mu.Lock()
				for turn != p {
					cond.Wait()
				}
				turn = (p + 1) % players
				turns++
				cond.Broadcast()
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(turns)

	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	ticks := make(chan int)
	for range 4 {
		go func() {
			n := 0
			t := time.NewTicker(time.Millisecond)
			defer t.Stop()
			for {
				select {
				case <-t.C:
					n++
				case <-ctx.Done():
					ticks <- n
					return
				}
			}
		}()
	}
	enough := true
	for range 4 {
		enough = <-ticks >= 3 && enough
	}
	fmt.Println(enough, ctx.Err())
}
