// Goroutines and channels

package main

import (
	"fmt"
	"sync"
)

func worker(id int, jobs <-chan int, results chan<- string, wg *sync.WaitGroup) {
	defer wg.Done()
	for n := range jobs {
		results <- fmt.Sprintf("worker %d: %d² = %d", id, n, n*n)
	}
}

func main() {
	jobs, results := make(chan int), make(chan string)
	var wg sync.WaitGroup
	for id := range 3 {
		wg.Add(1)
		go worker(id, jobs, results, &wg)
	}
	go func() {
		for n := range 10 {
			jobs <- n
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	for r := range results {
		fmt.Println(r)
	}
}
