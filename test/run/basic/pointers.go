package main

type P struct {
	x, y int
	q    *P
	arr  [3]int
}

func inc(p *int)           { *p++ }
func newInt(v int) *int    { return &v }
func set(pp **int, v *int) { *pp = v }

func main() {
	a := 1
	p := &a
	q := &a
	println(p == q, *p)
	inc(p)
	inc(q)
	println(a)
	b := newInt(5)
	c := newInt(5)
	println(b == c, *b == *c)
	set(&p, b)
	*p = 50
	println(*b, a, p == b)
	s := P{x: 1, y: 2}
	px := &s.x
	pa := &s.arr[1]
	s2 := s
	*px = 10
	*pa = 7
	println(s.x, s2.x, s.arr[1], s2.arr[1])
	s.q = &s
	s.q.q.q.y = 33
	println(s.y, s2.q == nil)
	ps := &s
	(*ps).x = 4
	ps.arr[2] = 8
	println(s.x, s.arr[2], len(ps.arr), len(ps.q.arr))
	pp := &ps
	(*pp).x++
	(**pp).x++
	println(s.x)
	*ps = P{x: 100}
	println(s.x, s.y, *px)
	arr := [5]int{1, 2, 3, 4, 5}
	parr := &arr
	for i := range parr {
		parr[i] *= 2
	}
	println(arr[0], arr[4], len(parr), cap(parr))
	sl := parr[1:3]
	sl[0] = 99
	println(arr[1])
	var np *P
	println(np == nil)
	ptrs := []*int{&arr[0], &arr[1], &arr[0]}
	*ptrs[0]++
	println(*ptrs[2], ptrs[0] == ptrs[2], ptrs[0] == ptrs[1])
	e := &[]int{1, 2, 3}
	(*e)[1] = 5
	*e = append(*e, 4)
	println(len(*e), (*e)[1])
	m := &map[string]int{"a": 1}
	(*m)["a"]++
	println((*m)["a"])
	fn := func() {}
	pf := &fn
	(*pf)()
	f2 := &struct{ f func(int) int }{func(i int) int { return i * 3 }}
	println(f2.f(4))
	x := new(int)
	*x += 3
	y := *x
	*x = 8
	println(*x, y)
	var i any = x
	*(i.(*int))++
	println(*x)
}
