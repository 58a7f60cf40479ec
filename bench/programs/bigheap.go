// A large live heap (n MiB) with churn beside it.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type leaf struct {
	next *leaf
	data [14]int
}

func main() {
	mib := 64
	if len(os.Args) > 1 {
		mib, _ = strconv.Atoi(os.Args[1])
	}
	perMiB := (1 << 20) / 128
	table := make([]*leaf, mib*64)
	for i := range mib * perMiB {
		k := i % len(table)
		table[k] = &leaf{next: table[k], data: [14]int{i}}
	}
	sum := 0
	x := uint32(7)
	for i := range mib * perMiB {
		x = x*1664525 + 1013904223
		k := int(x>>8) % len(table)
		// replace the head of one chain, drop its old head
		table[k] = &leaf{next: table[k].next, data: [14]int{i}}
		if i%1000 == 0 {
			for p := table[k]; p != nil; p = p.next {
				sum += p.data[0]
			}
		}
	}
	fmt.Println(len(table), sum)
}
