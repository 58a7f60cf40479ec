// A chain of goroutines that filter primes.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 300
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	c := make(chan int)
	go func(c chan<- int) {
		for i := 2; ; i++ {
			c <- i
		}
	}(c)
	last, sum := 0, 0
	for range n {
		last = <-c
		sum += last
		next := make(chan int)
		go func(in <-chan int, out chan<- int, p int) {
			for {
				if i := <-in; i%p != 0 {
					out <- i
				}
			}
		}(c, next, last)
		c = next
	}
	fmt.Println(last, sum)
}
