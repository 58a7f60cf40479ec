package main

import "fmt"

type point struct{ x, y int }

func (p point) sum() int    { return p.x + p.y }
func (p *point) move(d int) { p.x += d; p.y += d }

type adder interface{ sum() int }

type node struct {
	left, right *node
	name        string
	values      []int
}

func (n *node) sum() int {
	if n == nil {
		return 0
	}
	t := n.left.sum() + n.right.sum()
	for _, v := range n.values {
		t += v
	}
	return t
}

func build(depth int) *node {
	if depth == 0 {
		return nil
	}
	return &node{build(depth - 1), build(depth - 1), fmt.Sprint("n", depth), []int{depth, 2}}
}

func total(list ...adder) (n int) {
	for _, a := range list {
		n += a.sum()
	}
	return
}

var table = map[string]*node{"a": {name: "x"}, "b": nil}

func main() {
	p := point{1, 2}
	q := &p
	q.move(3)
	fmt.Println(total(p, build(4), q), len(table["a"].name))
	s := []string{"b", "a"}
	s = append(s, "c")
	copy(s[1:], s)
	fmt.Println(s, s[0] < s[1])
}
