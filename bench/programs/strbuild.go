// String concatenation, slicing and comparison.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 20000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	total, equal := 0, 0
	last := ""
	for i := range n {
		s := ""
		for j := range 40 {
			c := (i*7 + j*13) % 26
			s = s + letters[c:c+1]
			if len(s) > 30 {
				s = s[10:]
			}
		}
		if s == last {
			equal++
		}
		last = s
		t := s + "-" + s[3:9]
		total += len(t)
		if t < "m" {
			total++
		}
	}
	fmt.Println(total, equal, last)
}

const letters = "abcdefghijklmnopqrstuvwxyz"
