// Floating point without memory: escape times of an n by n picture.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 400
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	sum, inside := 0, 0
	for py := range n {
		y0 := 2*float64(py)/float64(n) - 1
		for px := range n {
			x0 := 3*float64(px)/float64(n) - 2
			x, y := 0.0, 0.0
			i := 0
			for ; i < 100; i++ {
				x2, y2 := x*x, y*y
				if x2+y2 > 4 {
					break
				}
				x, y = x2-y2+x0, 2*x*y+y0
			}
			sum += i
			if i == 100 {
				inside++
			}
		}
	}
	fmt.Println(sum, inside)
}
