package main

import (
	"fmt"
	"time"
)

func main() {
	n, stop := 0, false
	for !stop {
		n++
	}
	for {
		time.Sleep(20 * time.Millisecond)
		n++ // @late
		if n < 0 {
			fmt.Println(n)
		}
	}
}
