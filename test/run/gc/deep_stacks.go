// Marking visits a stack piece by piece. What older frames hold must survive while inner frames read it
// through pointers, overwrite it, return, panic and recover.
package main

import (
	"fmt"
	"runtime"
)

type node struct {
	next *node
	n    int
}

type big struct {
	p [20]*node
	n [20]int
}

var (
	global *node
	sink   []byte
)

func garbage(n int) {
	for i := 0; i < n; i++ {
		sink = make([]byte, 512)
	}
}

// viaPointer takes what the caller's variable holds and clears it before the caller's frame runs again.
func viaPointer(depth int, from **node) int {
	mine := &node{nil, depth}
	if depth == 0 {
		garbage(200)
		return 0
	}
	got := *from
	*from = nil
	sum := viaPointer(depth-1, &mine)
	if depth%64 == 0 {
		garbage(4)
	}
	if mine != nil && depth > 1 {
		panic("not cleared")
	}
	if got.n != depth+1 {
		panic(fmt.Sprint("lost ", depth, " ", got.n))
	}
	return sum + got.n&1
}

// viaBig has parameters and results that live in the caller's frame.
func viaBig(depth int, b big) (r big) {
	k := b.p[3]
	b.p[3] = nil
	if depth == 0 {
		garbage(200)
		r.p[5] = &node{nil, depth}
		return
	}
	var next big
	next.p[3] = &node{nil, depth - 1}
	next.n[1] = depth
	got := viaBig(depth-1, next)
	if depth%64 == 0 {
		garbage(4)
	}
	if got.p[5].n != depth-1 || next.p[3].n != depth-1 || k.n != depth {
		panic(fmt.Sprint("lost ", depth))
	}
	r.p[5] = &node{got.p[5], depth}
	return
}

func unwinding(depth int, keep *node) (r *node) {
	mine := &node{keep, depth}
	if depth%100 == 0 {
		defer func() {
			if e := recover(); e != nil {
				r = mine
				garbage(10)
				if depth > 0 && depth%300 != 0 {
					panic(e)
				}
			}
		}()
	}
	if depth == 0 {
		garbage(300)
		panic("bottom")
	}
	r = unwinding(depth-1, mine)
	if r.n%100 != 0 || mine.next != keep {
		panic("wrong")
	}
	return
}

func closures(depth int, set func(*node) *node) int {
	mine := &node{nil, depth}
	if depth == 0 {
		garbage(100)
		return 0
	}
	old := set(&node{nil, -depth})
	sum := closures(depth-1, func(p *node) *node { q := mine; mine = p; return q })
	if depth%50 == 0 {
		garbage(3)
	}
	return sum + old.n + mine.n&1
}

func goexit(depth int, done chan *node) {
	mine := &node{nil, depth}
	defer func() {
		if depth%500 == 0 {
			garbage(5)
			done <- mine
		}
	}()
	if depth == 0 {
		garbage(100)
		runtime.Goexit()
	}
	goexit(depth-1, done)
}

func main() {
	for round := 0; round < 3; round++ {
		first := &node{nil, 4001}
		fmt.Println(viaPointer(4000, &first), first == nil)
		var b big
		b.p[3] = &node{nil, 1500}
		fmt.Println(viaBig(1500, b).p[5].n)
		fmt.Println(unwinding(3000, nil).n)
		fmt.Println(closures(3000, func(p *node) *node { global = p; return p }))
		done := make(chan *node)
		go goexit(3000, done)
		sum := 0
		for i := 0; i < 7; i++ {
			sum += (<-done).n
		}
		fmt.Println(sum)
	}
}
