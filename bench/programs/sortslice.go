// sort.Slice with a closure, and slices.SortFunc.
package main

import (
	"fmt"
	"os"
	"slices"
	"sort"
	"strconv"
)

type rec struct {
	key  int
	name string
}

func main() {
	n := 100000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	make1 := func() []rec {
		a := make([]rec, n)
		x := uint32(5)
		for i := range a {
			x = x*1664525 + 1013904223
			a[i] = rec{int(x >> 4), strconv.Itoa(int(x>>20) % 5000)}
		}
		return a
	}
	a, b := make1(), make1()
	sort.Slice(a, func(i, j int) bool { return a[i].key < a[j].key })
	slices.SortFunc(b, func(x, y rec) int {
		if x.name != y.name {
			if x.name < y.name {
				return -1
			}
			return 1
		}
		return x.key - y.key
	})
	fmt.Println(a[0], a[n/2], a[n-1], b[0], b[n/2], b[n-1])
}
