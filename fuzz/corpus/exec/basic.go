package main

type node struct {
	left, right *node
	values      []int
	name        string
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

type summer interface{ sum() int }

func build(d int) *node {
	if d == 0 {
		return nil
	}
	return &node{build(d - 1), build(d - 1), []int{d, 2}, "n"}
}

func apply[T any](list []T, f func(T) T) (out []T) {
	for _, x := range list {
		out = append(out, f(x))
	}
	return
}

type big struct {
	a [20]int
	s string
	p *int
}

func change(b big) big { b.a[3] = 7; b.s += "!"; return b }

var table = map[string]*node{"a": {name: "x"}, "b": nil}

func main() {
	var s summer = build(3)
	println(s.sum(), len(table["a"].name))
	k := 2
	l := apply([]int{1, 2, 3}, func(x int) int { k++; return x * k })
	println(l[2], len(l))
	m := map[[2]int]big{}
	b := m[[2]int{1, 2}]
	b = change(b)
	m[[2]int{1, 2}] = b
	println(m[[2]int{1, 2}].s)
	c := make(chan []string, 1)
	go func() { c <- []string{"a", "b"} }()
	defer func() { println(recover() != nil) }()
	x := <-c
	copy(x[1:], x)
	var grid [4][5]int
	for i := range grid {
		for j := range grid[i] {
			grid[i][j] = i * j
		}
	}
	println(x[0]+x[1], grid[3][k])
}
