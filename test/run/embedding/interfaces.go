package main

type Logger interface{ Log(string) }
type Store interface {
	Get(k string) (string, bool)
	Put(k, v string)
}

type mem map[string]string

func (m mem) Get(k string) (string, bool) { v, ok := m[k]; return v, ok }
func (m mem) Put(k, v string)             { m[k] = v }

type prefix struct {
	p string
	n *int
}

func (p prefix) Log(s string) { *p.n++; println(p.p + s) }

type Service struct {
	Logger
	Store
	name string
}

type Logged struct{ Store }

func (l Logged) Put(k, v string) {
	println("put", k, v)
	l.Store.Put(k, v)
}

type Counting struct {
	*Logged
	puts int
}

func (c *Counting) Put(k, v string) { c.puts++; c.Logged.Put(k, v) }

type Matrix interface {
	At(i, j int) int
	Dims() (int, int)
}
type dense struct {
	d    []int
	r, c int
}

func (m dense) At(i, j int) int  { return m.d[i*m.c+j] }
func (m dense) Dims() (int, int) { return m.r, m.c }

type transpose struct{ Matrix }

func (t transpose) At(i, j int) int  { return t.Matrix.At(j, i) }
func (t transpose) Dims() (int, int) { r, c := t.Matrix.Dims(); return c, r }

type neg struct{ Matrix }

func (n neg) At(i, j int) int { return -n.Matrix.At(i, j) }

func dump(m Matrix) {
	r, c := m.Dims()
	for i := range r {
		for j := range c {
			print(m.At(i, j), " ")
		}
		print("; ")
	}
	println()
}

type ifc interface {
	interface{ a() int }
	interface{ b() int }
}
type ab struct{}

func (ab) a() int { return 1 }
func (ab) b() int { return 2 }

type errWrap struct {
	error
	ctx string
}

func (e errWrap) Error() string { return e.ctx + ": " + e.error.Error() }

type strErr string

func (s strErr) Error() string { return string(s) }

func main() {
	n := 0
	s := Service{prefix{"> ", &n}, mem{}, "svc"}
	s.Log("start")
	s.Put("a", "1")
	v, ok := s.Get("a")
	println(v, ok, n)
	s.Store = Logged{s.Store}
	s.Put("b", "2")
	v, ok = s.Get("b")
	println(v, ok)
	c := &Counting{Logged: &Logged{s.Store}}
	s.Store = c
	s.Put("c", "3")
	v, ok = c.Get("c")
	println(v, ok, c.puts)
	m := dense{[]int{1, 2, 3, 4, 5, 6}, 2, 3}
	dump(m)
	dump(transpose{m})
	dump(neg{transpose{neg{transpose{m}}}})
	dump(&transpose{m})
	var x ifc = ab{}
	println(x.a(), x.b(), x.(interface{ b() int }).b())
	var e error = errWrap{errWrap{strErr("root"), "inner"}, "outer"}
	println(e.Error())
	_, isW := e.(errWrap).error.(errWrap)
	println(isW, e == error(errWrap{errWrap{strErr("root"), "inner"}, "outer"}))
	var z Service
	println(z.Logger == nil, z.Store == nil)
	f := s.Logger.Log
	s.Logger = prefix{"other ", &n}
	f("bound")
	s.Log("now")
	println(n)
}
