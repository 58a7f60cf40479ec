package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// Two goroutines that only wake each other do not keep a timer waiting.
func main() {
	var wg sync.WaitGroup
	var stop atomic.Bool
	c := make(chan bool, 1)
	wg.Add(2)
	time.AfterFunc(20*time.Millisecond, func() { stop.Store(true) })
	go func() {
		defer wg.Done()
		defer close(c)
		for !stop.Load() {
			c <- true
		}
	}()
	go func() {
		defer wg.Done()
		for range c {
		}
	}()
	wg.Wait()
	fmt.Println("stopped")
}
