// Coroutines that switch to each other for ever do not keep timers and other goroutines waiting.
package main

import (
	"fmt"
	"iter"
	"time"
)

func numbers(yield func(int) bool) {
	for i := range 10000 {
		if !yield(i) {
			return
		}
	}
}

func main() {
	go func() {
		for {
			next, stop := iter.Pull(numbers)
			for {
				if _, ok := next(); !ok {
					break
				}
			}
			stop()
		}
	}()
	c := make(chan int)
	go func() {
		for i := range 20 {
			time.Sleep(time.Millisecond)
			c <- i
		}
		close(c)
	}()
	sum := 0
	for i := range c {
		sum += i
	}
	fmt.Println(sum)
}
