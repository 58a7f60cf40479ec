// Output: 4950 100 done
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var n atomic.Int64
	c := make(chan int)
	for i := range 100 {
		wg.Go(func() {
			n.Add(1)
			c <- i
		})
	}
	go func() { wg.Wait(); close(c) }()
	sum := 0
	for v := range c {
		sum += v
	}
	println(fmt.Sprint(sum, " ", n.Load(), " done"))
}
