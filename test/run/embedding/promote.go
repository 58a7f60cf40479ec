package main

type A struct {
	x int
	n string
}

func (a A) Val() int    { return a.x }
func (a *A) Inc()       { a.x++ }
func (a A) Who() string { return "A" + a.n }

type B struct {
	A
	y int
}

func (b B) Who() string { return "B(" + b.A.Who() + ")" }

type C struct {
	*B
	z int
}
type D struct {
	C
	E
	A2
}
type E struct{ e int }
type A2 struct{ e2 int }

func (E) Only() string { return "only" }

type I interface {
	Val() int
	Who() string
}
type H struct {
	I
	extra int
}

func (h H) Val() int { return h.I.Val()*100 + h.extra }

type inner struct{ hidden int }

func (i *inner) Set(v int) { i.hidden = v }
func (i inner) Get() int   { return i.hidden }

type Outer struct{ inner }
type Outer2 struct{ *inner }

type L1 struct{ v int }
type L2 struct{ L1 }
type L3 struct {
	L2
	v string
}

type Base struct{}

func (Base) Tmpl() string { return Base{}.Hook() }
func (Base) Hook() string { return "base hook" }

type Derived struct{ Base }

func (Derived) Hook() string { return "derived hook" }

type Int int

func (i Int) Double() Int { return i * 2 }
func (i *Int) Add(n Int)  { *i += n }

type HasInt struct {
	Int
	other string
}

func main() {
	b := B{A{1, "a"}, 2}
	b.Inc()
	b.x += 10
	println(b.x, b.Val(), b.Who(), b.A.Who())
	c := C{&b, 3}
	c.Inc()
	c.A.x++
	println(c.x, b.x, c.Val(), c.Who(), c.y)
	d := D{C: c, E: E{5}}
	d.Inc()
	d.B.y = 20
	println(d.x, d.e, d.e2, b.y, d.Only(), d.Who())
	var i I = b
	i2 := I(&b)
	i3 := I(c)
	i4 := I(&d)
	b.x = 1000
	println(i.Val(), i2.Val(), i3.Val(), i4.Val(), i4.Who())
	h := H{i2, 7}
	println(h.Val(), h.Who(), I(h).Val(), H{h, 1}.Val())
	o := Outer{}
	o.Set(4)
	p := o
	p.Set(5)
	println(o.Get(), p.Get(), o.hidden)
	o2 := Outer2{&inner{}}
	q := o2
	q.Set(6)
	println(o2.Get(), q.hidden)
	l := L3{L2{L1{1}}, "s"}
	println(l.v, l.L2.v, l.L1.v)
	println(Derived{}.Tmpl(), Derived{}.Hook(), Derived{}.Base.Hook())
	hi := HasInt{3, "o"}
	hi.Add(4)
	println(hi.Double(), hi.Int)
	f := c.Inc
	g := d.Val
	f()
	println(b.x, g(), d.Val())
	m1 := (*B).Inc
	m2 := B.Val
	m3 := C.Inc
	m1(&b)
	m3(c)
	println(m2(b), C.Val(c), (*D).Val(&d), (*D).Only(&d))
	var set interface{ Set(int) } = &o
	set.Set(99)
	println(o.Get())
	set = o2
	set.Set(98)
	println(q.Get())
	type anonEmb struct {
		struct1
		*L1
	}
	ae := anonEmb{struct1{"in"}, &L1{9}}
	println(ae.s, ae.v)
	bs := []B{{A{1, ""}, 0}, {A{2, ""}, 0}}
	for k := range bs {
		bs[k].Inc()
	}
	println(bs[0].x, bs[1].x)
	mb := map[string]*B{"k": {}}
	mb["k"].Inc()
	println(mb["k"].Val())
}

type struct1 struct{ s string }
