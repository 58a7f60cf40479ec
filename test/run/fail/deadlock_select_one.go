// A select with one case waits as the operation does; with several nil channels it is a select.
package main

import "runtime"

func main() {
	var a, b chan int
	go func() {
		select {
		case <-a:
		}
	}()
	go func() {
		select {
		case b <- 1:
		}
	}()
	go func() {
		select {
		case <-a:
		case b <- 1:
		}
	}()
	for range 5 {
		runtime.Gosched()
	}
	c := make(chan int)
	select {
	case c <- 1:
	}
}
