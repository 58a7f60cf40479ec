// map[int]int: insert, look up, overwrite.
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
	m := make(map[int]int)
	for i := range n {
		m[i*7919%1000003] += i
	}
	sum := 0
	for range 3 {
		for i := range n {
			if v, ok := m[i]; ok {
				sum += v
			}
			m[i%1000]++
		}
	}
	fmt.Println(len(m), sum)
}
