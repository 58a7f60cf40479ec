// Goroutines: spawn and join, n of them in batches.
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
)

func main() {
	n := 100000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	sum := 0
	var mu sync.Mutex
	for range n / 1000 {
		var wg sync.WaitGroup
		for i := range 1000 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				mu.Lock()
				sum += i
				mu.Unlock()
			}()
		}
		wg.Wait()
	}
	fmt.Println(sum)
}
