package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type item struct {
	v   string
	pri int
	idx int
}
type pq []*item

func (p pq) Len() int           { return len(p) }
func (p pq) Less(i, j int) bool { return p[i].pri > p[j].pri }
func (p pq) Swap(i, j int)      { p[i], p[j] = p[j], p[i]; p[i].idx = i; p[j].idx = j }
func (p *pq) Push(x any)        { it := x.(*item); it.idx = len(*p); *p = append(*p, it) }
func (p *pq) Pop() any          { o := *p; it := o[len(o)-1]; *p = o[:len(o)-1]; return it }

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	o := *h
	x := o[len(o)-1]
	*h = o[:len(o)-1]
	return x
}

func main() {
	h := &ints{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 3)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
	p := pq{}
	m := map[string]*item{}
	for i, s := range []string{"a", "b", "c", "d"} {
		m[s] = &item{v: s, pri: i * 3 % 7}
		heap.Push(&p, m[s])
	}
	m["a"].pri = 10
	heap.Fix(&p, m["a"].idx)
	heap.Remove(&p, m["c"].idx)
	for p.Len() > 0 {
		it := heap.Pop(&p).(*item)
		fmt.Print(it.v, it.pri, " ")
	}
	fmt.Println()
	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	l.MoveToFront(e4)
	l.MoveAfter(e1, e4)
	l2 := list.New()
	l2.PushBack("x")
	l.PushBackList(l2)
	fmt.Println(l.Remove(e1), l.Len())
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println()
	var zl list.List
	zl.PushBack(1)
	fmt.Println(zl.Len(), zl.Front() == zl.Back(), zl.Init().Len())
	r := ring.New(5)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	r.Unlink(2)
	r.Do(func(v any) { fmt.Print(v, " ") })
	r.Move(1).Link(ring.New(1))
	fmt.Println(r.Len(), r.Prev().Value)
}
