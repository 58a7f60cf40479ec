// Iteration over maps and deletion while iterating.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 100000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	sum, rounds := 0, 0
	m := make(map[int]int)
	for r := range 10 {
		for i := range n {
			m[i] = i * r
		}
		for k, v := range m {
			if v%3 != 0 || k%2 == 0 {
				delete(m, k)
				continue
			}
			sum += v
		}
		for range 3 {
			for k := range m {
				sum += k
			}
		}
		rounds += len(m)
		clear(m)
	}
	fmt.Println(sum, rounds)
}
