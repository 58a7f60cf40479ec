// Goroutines that only call themselves are preempted, and stop for a collection that another one wants.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() {
	done := make(chan int, 3)
	for range 3 {
		go func() { done <- fib(35) }()
	}
	for range 5 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println(<-done + <-done + <-done)
}
