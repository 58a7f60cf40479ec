package main

type Shape interface {
	Area() int
	Name() string
}
type Sq struct{ s int }
type Rect struct{ w, h int }
type Pt struct{}
type Num int
type Fn func() int
type Arr [3]int
type Sl []int
type Mp map[string]int

func (s Sq) Area() int       { return s.s * s.s }
func (Sq) Name() string      { return "sq" }
func (r *Rect) Area() int    { return r.w * r.h }
func (r *Rect) Name() string { r.w++; return "rect" }
func (Pt) Area() int         { return 0 }
func (Pt) Name() string      { return "pt" }
func (n Num) Area() int      { return int(n) }
func (n Num) Name() string   { return "num" }
func (f Fn) Area() int       { return f() }
func (f Fn) Name() string    { return "fn" }
func (a Arr) Area() int      { return a[0] + a[1] + a[2] }
func (a Arr) Name() string   { a[0] = 0; return "arr" }
func (s Sl) Area() int       { return len(s) }
func (s Sl) Name() string    { s[0] = 9; return "sl" }
func (m Mp) Area() int       { return m["a"] }
func (m Mp) Name() string    { m["a"]++; return "mp" }

type Namer interface{ Name() string }
type Both interface {
	Shape
	Namer
}

func total(ss ...Shape) (t int) {
	for _, s := range ss {
		t += s.Area()
	}
	return
}

func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int8:
		_ = v
		return "int"
	case string:
		return "string:" + v
	case Namer:
		return "namer:" + v.Name()
	case error:
		return v.Error()
	case func() int:
		return "func"
	case []int:
		return "slice"
	default:
		return "?"
	}
}

func main() {
	r := &Rect{2, 3}
	sl := Sl{1, 2}
	mp := Mp{"a": 1}
	n := 5
	shapes := []Shape{Sq{4}, r, Pt{}, Num(7), Fn(func() int { n++; return n }), Arr{1, 2, 3}, sl, mp, &Sq{5}, &mp, new(Num)}
	for _, s := range shapes {
		println(s.Name(), s.Area())
	}
	println(r.w, sl[0], mp["a"], n)
	println(total(shapes...), total())
	var s Shape = Sq{1}
	t := s
	s = Sq{2}
	println(s.Area(), t.Area(), s == Shape(Sq{2}), s == t, s != nil)
	var nm Namer = s
	println(nm.Name(), nm == s, nm.(Shape).Area(), nm.(Sq).s)
	_, ok := nm.(*Rect)
	println(ok)
	if sh, ok := nm.(Shape); ok {
		println("shape", sh.Area())
	}
	var b Both = r
	println(b.Area(), b.(Namer).Name(), b.Area())
	println(kind(nil), kind(1), kind(int8(1)), kind("x"), kind(Pt{}), kind(Num(1)), kind([]int{}), kind(1.5), kind(func() int { return 1 }), kind(Sl{1}))
	var nilShape Shape
	println(nilShape == nil, kind(nilShape))
	var rp *Rect
	nilShape = rp
	println(nilShape == nil, nilShape.(*Rect) == nil)
	m := map[Shape]int{Sq{1}: 1, Num(2): 2, r: 3}
	println(m[Sq{1}], m[Num(2)], m[r], m[&Rect{}], m[Pt{}])
	f := s.Area
	s = Sq{10}
	println(f(), Shape.Area(s), Namer.Name(r))
	var e1, e2 any = 1, 1
	println(e1 == e2, e1 == any(int8(1)), e1 == 1, e1 != "1")
}
