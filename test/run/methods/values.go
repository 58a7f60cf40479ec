package main

type T struct {
	n int
	s string
}

func (t T) Get() int          { return t.n }
func (t *T) Set(n int)        { t.n = n }
func (t T) Add(a, b int) int  { return t.n + a + b }
func (t T) Var(xs ...int) int { return t.n + len(xs) }
func (t *T) Self() *T         { return t }

type Op func(int, int) int

func (o Op) Do(a, b int) int { return o(a, b) }
func (o Op) Twice() Op       { return func(a, b int) int { return o(o(a, b), b) } }

type N int

func (n N) Plus(m N) N { return n + m }
func (n *N) Inc() *N   { *n++; return n }

type L []int

func (l L) Len() int    { return len(l) }
func (l *L) Push(v int) { *l = append(*l, v) }

type I interface{ Get() int }

var count int

func mk() *T { count++; return &T{n: count} }

func main() {
	t := T{n: 1}
	get := t.Get
	set := t.Set
	t.n = 5
	println(get(), t.Get())
	set(9)
	println(t.n, get())
	pget := (&t).Get
	t.n = 10
	println(pget())
	f := T.Get
	g := (*T).Set
	h := (*T).Get
	println(f(t), h(&t))
	g(&t, 3)
	println(t.n)
	println(T.Add(t, 1, 2), T.Var(t, 1, 2, 3), T.Var(t), t.Var([]int{1}...))
	var i I = t
	ig := i.Get
	t.n = 100
	i = &t
	println(ig(), i.Get(), I.Get(i))
	ms := []func() int{mk().Get, mk().Get, t.Get}
	for _, m := range ms {
		print(m(), " ")
	}
	println(count)
	op := Op(func(a, b int) int { return a*10 + b })
	println(op.Do(1, 2), op.Twice()(1, 2), op.Twice().Twice().Do(1, 2))
	var n N = 3
	n.Inc().Inc().Inc()
	println(n, n.Plus(4), N(2).Plus(n), N.Plus(1, 2))
	inc := n.Inc
	inc()
	inc()
	println(n)
	var l L
	l.Push(1)
	push := l.Push
	push(2)
	push(3)
	println(l.Len(), len(l))
	arr := [2]T{{n: 1}, {n: 2}}
	arr[1].Set(22)
	for k := range arr {
		arr[k].Set(arr[k].n + 1)
	}
	println(arr[0].n, arr[1].n)
	m := map[string]T{"a": {n: 7}}
	println(m["a"].Get(), m["zz"].Get())
	mp := map[string]*T{"a": {n: 7}}
	mp["a"].Set(8)
	println(mp["a"].Get())
	t.Self().Self().Set(55)
	println(t.n, t.Self() == &t)
	defer t.show("deferred")
	t.s = "changed"
	defer (&t).pshow("deferred p")
	t.s = "again"
	func() {
		defer t.Set(1)
		t.n = 2
	}()
	println(t.n)
	fs := map[string]func(T) int{"get": T.Get, "len": func(t T) int { return len(t.s) }}
	println(fs["get"](t), fs["len"](t))
	var nilT *T
	ns := nilT.Set
	println(ns != nil, nilT.Self() == nil)
	st := struct{ *T }{&t}
	st.Set(77)
	e := st.Get
	st.T = &T{n: 1}
	println(e(), st.Get())
	x := (struct{ T }).Get
	println(x(struct{ T }{T{n: 4}}))
	y := interface{ Get() int }.Get
	println(y(t))
}

func (t T) show(p string)   { println(p, t.s) }
func (t *T) pshow(p string) { println(p, t.s) }
