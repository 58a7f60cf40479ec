// Stores that fill a new object need no barrier; those that overwrite what was stored there do. The collector
// sees each object that is moved from field to field while it marks.
package main

import "fmt"

type node struct {
	left, right *node
	name        string
	any         any
	list        []int
	n           int
}

type pair struct{ a, b *node }

//go:noinline
func leaf(n int) *node { return &node{n: n, name: fmt.Sprint("leaf", n)} }

//go:noinline
func twice(a, b *node) *node {
	p := &node{left: a}
	p.left = b // overwrites a, which nobody else has but the result
	p.right = a
	return p
}

//go:noinline
func self(n int) *node {
	p := &node{n: n}
	p.left = p
	p.left = &node{right: p, n: n + 1}
	return p
}

//go:noinline
func mixed(n int, l []int) *node {
	return &node{leaf(n), leaf(n + 1), "mixed", n, l, n}
}

//go:noinline
func escaped(to *pair, n int) {
	p := &node{n: n}
	to.a = p
	p.left = leaf(n)
	to.b = p.left
	p.left = nil
}

func moved(x *node) func() *node {
	return func() *node {
		old := x
		x = &node{left: old, n: old.n + 1}
		return x
	}
}

func sum(p *node, depth int) int {
	if p == nil || depth == 0 {
		return 0
	}
	return p.n + len(p.name) + len(p.list) + sum(p.left, depth-1) + sum(p.right, depth-1)
}

func main() {
	total := 0
	var held pair
	kept := make([]*node, 50)
	next := moved(leaf(1))
	for i := range 3000 {
		a, b := leaf(i), leaf(i+1)
		kept[i%50] = twice(a, b)
		kept[(i+7)%50] = self(i)
		kept[(i+13)%50] = mixed(i, make([]int, i%5))
		escaped(&held, i)
		total += sum(held.a, 3) + sum(held.b, 3) + next().n
		for _, k := range kept {
			total += sum(k, 3) % 1000
		}
	}
	fmt.Println(total)
}
