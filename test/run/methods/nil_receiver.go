package main

type List struct {
	v    int
	next *List
}

func (l *List) Len() int {
	if l == nil {
		return 0
	}
	return 1 + l.next.Len()
}

func (l *List) Push(v int) *List { return &List{v, l} }

func (l *List) Each(f func(int)) {
	for ; l != nil; l = l.next {
		f(l.v)
	}
}

func (l *List) Rev() (r *List) {
	for l != nil {
		l, r = l.next, r.Push(l.v)
	}
	return
}

type V struct{ a int }

func (v V) Get() int { return v.a }

type P interface{ Get() int }

var keep *P

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(name, e.(error).Error())
		}
	}()
	f()
	println(name, "ok")
}

type M map[string]int

func (m M) Count() int { return len(m) }

type F func()

func (f F) IsNil() bool { return f == nil }

type Emb struct{ *V }
type EmbI struct{ P }

func main() {
	var l *List
	println(l.Len())
	l = l.Push(1).Push(2).Push(3)
	l.Each(func(v int) { print(v, " ") })
	l.Rev().Each(func(v int) { print(v, " ") })
	println(l.Len())
	var v *V
	try("value method", func() { v.Get() })
	try("method value", func() { f := v.Get; f() })
	var p P = v
	keep = &p
	try("via interface", func() { p.Get() })
	try("method value of iface", func() { f := p.Get; println("bound"); f() })
	p = nil
	try("nil interface", func() { p.Get() })
	try("nil interface value", func() { f := p.Get; _ = f })
	try("defer", func() {
		defer p.Get()
		println("not reached?")
	})
	try("emb", func() { Emb{}.Get() })
	try("embi", func() { EmbI{}.Get() })
	try("emb method value", func() { _ = Emb{}.Get })
	var m M
	var f F
	println(m.Count(), f.IsNil())
	try("call nil func", func() { f() })
	try("defer nil func", func() { defer f(); println("before") })
	try("expr", func() { println((*V).Get(v)) })
	try("field", func() { println(v.a) })
	try("addr of field", func() { x := &v.a; println(x != nil) })
	try("deref", func() { x := *v; println(x.a) })
	try("assign", func() { *v = V{} })
	try("nil map write", func() { m["a"] = 1 })
	try("nil slice", func() { var s []int; s[0] = 1 })
	try("nil array ptr", func() { var a *[4]int; println(len(a)); a[1]++ })
	try("range array ptr", func() {
		var a *[4]int
		for i, x := range a {
			println(i, x)
		}
	})
	try("slice nil array ptr", func() { var a *[4]int; _ = a[:] })
}
