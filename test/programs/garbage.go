// Output: 2047 200 true
package main

import (
	"fmt"
	"runtime"
)

type node struct{ left, right *node }

func build(depth int) *node {
	if depth == 0 {
		return nil
	}
	return &node{build(depth - 1), build(depth - 1)}
}

func (n *node) count() int {
	if n == nil {
		return 0
	}
	return 1 + n.left.count() + n.right.count()
}

func main() {
	keep := build(11)
	var finalized int
	for range 200 {
		s := make([]*node, 100)
		s[3] = build(3)
		runtime.SetFinalizer(s[3], func(*node) { finalized++ })
	}
	for finalized < 100 {
		runtime.GC()
		runtime.Gosched()
	}
	println(fmt.Sprint(keep.count(), " ", 200, " ", finalized >= 100))
}
