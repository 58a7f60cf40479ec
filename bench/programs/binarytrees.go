// Many small objects that live briefly, and one tree that lives long.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type tree struct{ left, right *tree }

func build(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{build(depth - 1), build(depth - 1)}
}

func (t *tree) check() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.check() + t.right.check()
}

func main() {
	n := 14
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	fmt.Printf("stretch tree of depth %d\t check: %d\n", n+1, build(n+1).check())
	long := build(n)
	for d := 4; d <= n; d += 4 {
		iterations := 1 << (n - d + 4)
		check := 0
		for range iterations {
			check += build(d).check()
		}
		fmt.Printf("%d\t trees of depth %d\t check: %d\n", iterations, d, check)
	}
	fmt.Printf("long lived tree of depth %d\t check: %d\n", n, long.check())
}
