// Quicksort on []int, written by hand.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func quick(a []int, lo, hi int) {
	for lo < hi {
		p := a[(lo+hi)/2]
		i, j := lo, hi
		for i <= j {
			for a[i] < p {
				i++
			}
			for a[j] > p {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		if j-lo < hi-i {
			quick(a, lo, j)
			lo = i
		} else {
			quick(a, i, hi)
			hi = j
		}
	}
}

func main() {
	n := 300000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	a := make([]int, n)
	x := 42
	for i := range a {
		x = (x*16807 + 11) % 2147483647
		a[i] = x % 1000000
	}
	quick(a, 0, n-1)
	h := 0
	for i, v := range a {
		h = (h*31 + v + i) % 1000000007
	}
	fmt.Println(a[0], a[n/2], a[n-1], h)
}
