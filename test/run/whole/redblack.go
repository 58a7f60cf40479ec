package main

import (
	"cmp"
	"fmt"
)

type color bool

const red, black color = true, false

type node[K cmp.Ordered, V any] struct {
	k    K
	v    V
	l, r *node[K, V]
	c    color
	n    int
}

type tree[K cmp.Ordered, V any] struct{ root *node[K, V] }

func (n *node[K, V]) isRed() bool { return n != nil && n.c == red }
func (n *node[K, V]) size() int {
	if n == nil {
		return 0
	}
	return n.n
}
func (n *node[K, V]) fix() *node[K, V] { n.n = 1 + n.l.size() + n.r.size(); return n }

func rotL[K cmp.Ordered, V any](h *node[K, V]) *node[K, V] {
	x := h.r
	h.r, x.l = x.l, h
	x.c, h.c = h.c, red
	h.fix()
	return x.fix()
}
func rotR[K cmp.Ordered, V any](h *node[K, V]) *node[K, V] {
	x := h.l
	h.l, x.r = x.r, h
	x.c, h.c = h.c, red
	h.fix()
	return x.fix()
}

func (t *tree[K, V]) put(k K, v V) {
	var rec func(h *node[K, V]) *node[K, V]
	rec = func(h *node[K, V]) *node[K, V] {
		if h == nil {
			return &node[K, V]{k: k, v: v, c: red, n: 1}
		}
		switch c := cmp.Compare(k, h.k); {
		case c < 0:
			h.l = rec(h.l)
		case c > 0:
			h.r = rec(h.r)
		default:
			h.v = v
		}
		if h.r.isRed() && !h.l.isRed() {
			h = rotL(h)
		}
		if h.l.isRed() && h.l.l.isRed() {
			h = rotR(h)
		}
		if h.l.isRed() && h.r.isRed() {
			h.c, h.l.c, h.r.c = red, black, black
		}
		return h.fix()
	}
	t.root = rec(t.root)
	t.root.c = black
}

func (t *tree[K, V]) get(k K) (v V, ok bool) {
	for n := t.root; n != nil; {
		switch {
		case k < n.k:
			n = n.l
		case k > n.k:
			n = n.r
		default:
			return n.v, true
		}
	}
	return
}

func (t *tree[K, V]) all(yield func(K, V) bool) {
	var rec func(n *node[K, V]) bool
	rec = func(n *node[K, V]) bool { return n == nil || rec(n.l) && yield(n.k, n.v) && rec(n.r) }
	rec(t.root)
}

func (t *tree[K, V]) height() int {
	var h func(*node[K, V]) int
	h = func(n *node[K, V]) int {
		if n == nil {
			return 0
		}
		return 1 + max(h(n.l), h(n.r))
	}
	return h(t.root)
}

func main() {
	var t tree[int, string]
	for i := range 1000 {
		t.put(i*7919%1009, fmt.Sprint("v", i))
	}
	fmt.Println(t.root.size(), t.height() <= 2*10)
	fmt.Println(t.get(500))
	fmt.Println(t.get(5000))
	prev, n := -1, 0
	for k := range t.all {
		if k <= prev {
			fmt.Println("order")
		}
		prev = k
		n++
	}
	fmt.Println(n, prev)
	var s tree[string, []int]
	for i, w := range []string{"the", "quick", "the", "fox", "quick", "the"} {
		v, _ := s.get(w)
		s.put(w, append(v, i))
	}
	for k, v := range s.all {
		fmt.Print(k, v, " ")
		if k == "quick" {
			break
		}
	}
	fmt.Println()
}
