package main

type In struct {
	a int8
	b string
}
type S struct {
	x  int
	in In
	ar [3]In
	p  *In
}

func mod(s S) S  { s.x++; s.in.b += "!"; s.ar[1].a = 9; s.p.a++; return s }
func ret(s *S) S { return *s }

func main() {
	s := S{x: 1, in: In{2, "two"}, p: &In{3, "three"}}
	t := s
	t.x = 10
	t.in.a = 20
	t.ar[0].b = "changed"
	t.p.b = "shared"
	println(s.x, s.in.a, s.ar[0].b == "", s.p.b)
	u := mod(s)
	println(s.x, s.in.b, s.ar[1].a, s.p.a, u.x, u.in.b, u.ar[1].a)
	arr := [2]S{s, t}
	brr := arr
	brr[0].x = 77
	println(arr[0].x, brr[0].x)
	sl := []S{s, t}
	v := sl[0]
	v.x = 5
	sl[1].in.b = "direct"
	println(sl[0].x, sl[1].in.b, t.in.b)
	for _, e := range sl {
		e.x = 1000
	}
	for i := range sl {
		sl[i].x++
	}
	println(sl[0].x, sl[1].x)
	m := map[string]S{"s": s}
	w := m["s"]
	w.x = 99
	println(m["s"].x)
	m["s"] = w
	w.x = 100
	println(m["s"].x, m["s"].in.b)
	pm := map[string]*S{"p": &s}
	pm["p"].x = 31
	println(s.x)
	r := ret(&s)
	r.x = 0
	println(s.x)
	var i any = s
	s.x = 55
	println(i.(S).x)
	c := make(chan S, 1)
	c <- s
	s.x = 56
	println((<-c).x)
	f := func() int { return s.x }
	g := func(s S) int { s.x *= 2; return s.x }
	s.x = 57
	println(f(), g(s), s.x)
	s = S{x: s.x + 1, in: s.in}
	println(s.x, s.p == nil)
	s, t = t, s
	println(s.x, t.x)
	ps := &s
	*ps = t
	println(s.x)
	a, b := *ps, ps
	b.x = 1
	println(a.x, s.x)
	s.in, s.ar[2] = s.ar[2], s.in
	println(s.in.b == "", s.ar[2].b)
	self := struct{ a, b int }{1, 2}
	self.a, self.b = self.b, self.a
	println(self.a, self.b)
}
