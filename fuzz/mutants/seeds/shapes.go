package main

type shape interface {
	area() int
	name() string
}
type sq struct{ s int }
type rect struct {
	w, h int
	tag  *string
}
type node struct {
	next *node
	val  int32
	name string
	kids []*node
}

func (s sq) area() int      { return s.s * s.s }
func (s sq) name() string   { return "sq" }
func (r *rect) area() int   { return r.w * r.h }
func (r *rect) name() string {
	if r.tag != nil {
		return *r.tag
	}
	return "rect"
}

var table = []shape{sq{2}, &rect{1, 2, nil}}
var count int
var byName = map[string]*node{}

func sum(n *node) (s int) {
	for ; n != nil; n = n.next {
		s += int(n.val) + len(n.name)
		for _, k := range n.kids {
			s += sum(k)
		}
	}
	return
}

func local(i int) int {
	var a [10]int
	n := node{val: 3, name: "x"}
	p := &n
	p.next = &node{val: 4}
	a[i%10] = 5
	f := func(k int) int { a[k%10] += k; n.val++; return a[k%10] }
	return f(i) + f(i+1) + int(n.val)
}

func classify(x any) string {
	switch v := x.(type) {
	case int:
		return string(rune('a' + v%26))
	case string:
		return v + "!"
	case []int:
		return string([]byte{byte(len(v)), 'z'})
	case shape:
		return v.name()
	case nil:
		return "nil"
	}
	return "?"
}

func guarded(i int) (r int) {
	defer func() {
		if e := recover(); e != nil {
			r = -1
		}
	}()
	xs := []int{1, 2, 3}
	return xs[i] / (i - 1)
}

func main() {
	tag := "t"
	table = append(table, &rect{3, 4, &tag})
	for i, s := range table {
		count += s.area() * i
		println(s.name(), count)
	}
	n := &node{val: 1, name: "a", kids: []*node{{val: 7}, {val: 8, name: "k"}}}
	n.next = &node{val: 2}
	byName["a"], byName["b"] = n, n.next
	println(sum(n), local(3), len(byName))
	for _, x := range []any{1, "s", []int{1}, sq{1}, nil, 2.5} {
		print(classify(x), " ")
	}
	println(guarded(0), guarded(1), guarded(5))
	m := map[any]int{1: 2, "x": 3}
	m[sq{1}]++
	delete(m, 1)
	for k, v := range m {
		_, ok := k.(string)
		println(ok, v)
	}
}
