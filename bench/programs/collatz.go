// Integer arithmetic and branches: the longest Collatz chain below n.
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
	best, bestAt, total := 0, 0, 0
	for i := 1; i < n; i++ {
		steps := 0
		for x := i; x != 1; steps++ {
			if x%2 == 0 {
				x /= 2
			} else {
				x = 3*x + 1
			}
		}
		total += steps
		if steps > best {
			best, bestAt = steps, i
		}
	}
	fmt.Println(best, bestAt, total)
}
