// A buffered pipeline with fan-out, and fan-in by select.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 300000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	src := make(chan int, 64)
	odd, even := make(chan int, 64), make(chan int, 64)
	go func() {
		for i := range n {
			src <- i
		}
		close(src)
	}()
	go func() {
		for v := range src {
			if v%2 == 0 {
				even <- v * 3
			} else {
				odd <- v + 1
			}
		}
		close(odd)
		close(even)
	}()
	sum := 0
	for odd != nil || even != nil {
		select {
		case v, ok := <-odd:
			if !ok {
				odd = nil
			}
			sum += v
		case v, ok := <-even:
			if !ok {
				even = nil
			}
			sum += v
		}
	}
	fmt.Println(sum)
}
