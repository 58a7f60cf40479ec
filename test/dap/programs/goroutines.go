package main

import (
	"fmt"
	"sync"
)

func worker(id int, wg *sync.WaitGroup, results []int) {
	n := id * 10     // @worker
	results[id] += n // @second
	wg.Done()
}

func main() {
	var wg sync.WaitGroup
	results := make([]int, 3)
	for i := range 3 {
		wg.Add(1)
		go worker(i, &wg, results)
	}
	wg.Wait() // @wait
	fmt.Println(results)
}
