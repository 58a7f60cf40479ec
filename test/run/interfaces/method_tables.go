package main

// Conversions between interfaces with many methods in different orders, private methods, and tables built at run time.

type A interface{ M1() int }
type B interface {
	M2() int
	M1() int
}
type C interface {
	B
	M3(string, ...int) (int, string)
	hidden() bool
}
type D interface {
	M3(string, ...int) (int, string)
	M1() int
}
type impl struct{ n int }

func (i impl) M1() int                               { return i.n + 1 }
func (i impl) M2() int                               { return i.n + 2 }
func (i *impl) M3(s string, xs ...int) (int, string) { i.n += len(xs); return i.n, s + "!" }
func (i *impl) hidden() bool                         { return i.n > 5 }

type small int8

func (s small) M1() int { return int(s) }
func (s small) M2() int { return int(s) * 2 }

type fn func() int

func (f fn) M1() int { return f() }

type wrap struct {
	C
	extra int
}

func (w wrap) M1() int { return w.C.M1() * 100 }

type sliced []int

func (s sliced) M1() int                              { return len(s) }
func (s sliced) M3(p string, xs ...int) (int, string) { return len(s) + len(xs), p }

func call(a A) (n int) {
	n = a.M1()
	if b, ok := a.(B); ok {
		n += b.M2() * 10
	}
	if d, ok := a.(D); ok {
		k, s := d.M3("d", 1, 2)
		n += k*100 + len(s)*1000
	}
	if c, ok := a.(C); ok && c.hidden() {
		n += 1000000
	}
	return
}

func main() {
	p := &impl{3}
	for _, a := range []A{impl{1}, p, small(-5), fn(func() int { return 7 }), wrap{p, 1}, &wrap{p, 2}, sliced{1, 2}} {
		println(call(a))
	}
	var c C = p
	var b B = c
	var a A = b
	var d D = c
	println(a.M1(), b.M2(), a == A(c), d.(C).hidden(), a.(D) == d)
	e := any(a)
	f := e.(interface {
		M2() int
		hidden() bool
	})
	println(f.M2(), f.hidden())
	_, ok := e.(interface{ M4() })
	println(ok)
	_, ok = e.(interface{ M1() string })
	println(ok)
	_, ok = e.(interface {
		M3(string, []int) (int, string)
	})
	println(ok)
	tables := map[string]A{}
	for i := range 5 {
		tables[string(rune('a'+i))] = []A{impl{i}, small(i), sliced(make([]int, i)), &impl{i}, wrap{&impl{i}, 0}}[i]
	}
	s := 0
	for k, v := range tables {
		s += v.M1() * int(k[0]-'a'+1)
	}
	println(s)
	g, h := A.M1, C.M3
	n, str := h(c, "expr")
	println(g(small(9)), n, str)
	m := d.M3
	n, str = m("bound", 1)
	println(n, str, p.n)
	var nilC C
	func() {
		defer func() { println(recover() != nil) }()
		b = nilC
		println(b == nil)
		_ = b.M1()
	}()
}
