// Goroutines that wait for a mutex for about as long as it takes until one is handed over to who has waited longest:
// whether that happens must not depend on how fast the machine is.
package main

import (
	"fmt"
	"sync"
)

func work(n int) (sum int) {
	for i := range n {
		sum += i & 7
	}
	return sum
}

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	total := 0
	for g := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 25 {
				mu.Lock()
				total += work(2000 * (1 + (g+i)%5))
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(total)
}
