// map[string]int: count words.
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
	words := make([]string, 5000)
	for i := range words {
		words[i] = "w" + strconv.Itoa(i*i%9973) + "x"
	}
	m := make(map[string]int)
	x := uint32(3)
	for range n {
		x = x*1664525 + 1013904223
		m[words[int(x>>10)%len(words)]]++
	}
	best, total := "", 0
	for k, v := range m {
		total += v * len(k)
		if best == "" || v > m[best] || v == m[best] && k < best {
			best = k
		}
	}
	fmt.Println(len(m), best, m[best], total)
}
