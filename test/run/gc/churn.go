package main

import "runtime"

type node struct {
	l, r *node
	data [4]int
}

func build(d int) *node {
	if d == 0 {
		return &node{data: [4]int{d, 1, 2, 3}}
	}
	return &node{build(d - 1), build(d - 1), [4]int{d, 1, 2, 3}}
}

func (n *node) sum() int {
	if n == nil {
		return 0
	}
	return n.data[0] + n.data[3] + n.l.sum() + n.r.sum()
}

type list struct {
	next *list
	s    string
	m    map[int]*list
	f    func() int
	i    any
	c    chan *list
}

func chain(n int) (head *list) {
	for i := range n {
		l := &list{next: head, s: string(rune('a' + i%26))}
		l.f = func() int { return len(l.s) + i }
		l.m = map[int]*list{i: l}
		l.i = l
		l.c = make(chan *list, 1)
		l.c <- l
		head = l
	}
	return
}

func main() {
	keep := build(10)
	total := 0
	for i := range 40 {
		total += build(6).sum()
		if i%10 == 0 {
			runtime.GC()
		}
	}
	println(total, keep.sum())
	l := chain(300)
	runtime.GC()
	n := 0
	for p := l; p != nil; p = p.next {
		n += p.f() + len(p.m) + len((<-p.c).s) + len(p.i.(*list).s)
	}
	println(n)
	// interior pointers keep their objects
	var ptrs []*int
	for i := range 200 {
		t := &node{data: [4]int{i, i, i, i}}
		ptrs = append(ptrs, &t.data[3])
	}
	var subs [][]byte
	for i := range 100 {
		b := make([]byte, 1000)
		b[900] = byte(i)
		subs = append(subs, b[890:910])
	}
	strs := []string{}
	for i := range 100 {
		s := "prefix" + string(rune('a'+i%26)) + "suffix"
		strs = append(strs, s[6:7])
	}
	runtime.GC()
	for range 200 {
		_ = make([]int, 100)
		_ = build(3)
	}
	s := 0
	for _, p := range ptrs {
		s += *p
	}
	for _, b := range subs {
		s += int(b[10])
	}
	for _, x := range strs {
		s += int(x[0])
	}
	println(s)
	m := map[string]*node{}
	for i := range 2000 {
		k := string(rune('a'+i%26)) + string(rune('A'+i/26%26))
		m[k] = &node{data: [4]int{i}}
		if i%7 == 0 {
			delete(m, k)
		}
	}
	runtime.GC()
	s = 0
	for _, v := range m {
		s += v.data[0]
	}
	println(len(m), s)
	grow := []*node{}
	for i := range 3000 {
		grow = append(grow, &node{data: [4]int{i}})
	}
	s = 0
	for _, g := range grow {
		s += g.data[0]
	}
	println(s)
}
