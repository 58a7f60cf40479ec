// After main has called Goexit there is still a goroutine that waits.
package main

import "runtime"

func main() {
	c := make(chan int)
	go func() { <-c }()
	runtime.Gosched()
	runtime.Goexit()
}
