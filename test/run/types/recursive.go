package main

import (
	"fmt"
	"strings"
)

type List struct {
	Val  any
	Next *List
}
type Tree map[string]Tree
type Slice []Slice
type Func func(Func) int
type Iface interface{ Clone() Iface }
type Chan chan Chan
type A struct{ B *B }
type B struct{ A []A }
type Ptr *Ptr
type Visitor interface{ Visit(n Node) Visitor }
type Node interface{ Accept(v Visitor) }
type Leaf int
type Inner struct{ Kids []Node }
type sumV struct{ n *int }

func (s sumV) Visit(n Node) Visitor {
	if l, ok := n.(Leaf); ok {
		*s.n += int(l)
		return nil
	}
	return s
}
func (l Leaf) Accept(v Visitor) { v.Visit(l) }
func (i *Inner) Accept(v Visitor) {
	if w := v.Visit(i); w != nil {
		for _, k := range i.Kids {
			k.Accept(w)
		}
	}
}

type cell struct{ v int }

func (c cell) Clone() Iface { return cell{c.v + 1} }

func (t Tree) String() string {
	var b strings.Builder
	t.write(&b, 0)
	return b.String()
}
func (t Tree) write(b *strings.Builder, d int) {
	keys := make([]string, 0)
	for k := range t {
		i := 0
		for i < len(keys) && keys[i] < k {
			i++
		}
		keys = append(keys[:i], append([]string{k}, keys[i:]...)...)
	}
	for _, k := range keys {
		fmt.Fprintf(b, "%s%s;", strings.Repeat(">", d), k)
		t[k].write(b, d+1)
	}
}
func (s Slice) depth() int {
	m := 0
	for _, x := range s {
		m = max(m, x.depth())
	}
	return m + 1
}

func main() {
	l := &List{1, &List{"two", &List{3.0, nil}}}
	l.Next.Next.Next = l
	n := 0
	for p := l; n < 7; p = p.Next {
		fmt.Print(p.Val, " ")
		n++
	}
	fmt.Println()
	t := Tree{"a": {"b": {"c": nil}, "d": {}}, "z": nil}
	fmt.Println(t)
	fmt.Println(Slice{{}, {{}, {{}}}, nil}.depth(), len(Slice{nil}))
	var f Func = func(g Func) int {
		if g == nil {
			return 1
		}
		return g(nil) + 1
	}
	fmt.Println(f(f), f(nil))
	var i Iface = cell{1}
	fmt.Println(i.Clone().Clone().(cell).v)
	c := make(Chan, 1)
	c <- c
	fmt.Println(<-c == c)
	a := A{&B{[]A{{}, {&B{}}}}}
	a.B.A[0] = a
	fmt.Println(a.B.A[0].B == a.B, len(a.B.A[1].B.A))
	var p Ptr
	p = &p
	fmt.Println(*p == p)
	total := 0
	(&Inner{[]Node{Leaf(1), &Inner{[]Node{Leaf(2), Leaf(3)}}, Leaf(4)}}).Accept(sumV{&total})
	fmt.Println(total)
	type local struct {
		next *local
		v    int
	}
	var head *local
	for k := range 4 {
		head = &local{head, k}
	}
	for ; head != nil; head = head.next {
		fmt.Print(head.v)
	}
	fmt.Println()
	s := []any{1}
	s[0] = &s
	fmt.Println(len(*(s[0].(*[]any))))
	m := map[string]any{}
	m["self"] = m
	fmt.Println(len(m["self"].(map[string]any)["self"].(map[string]any)))
}
