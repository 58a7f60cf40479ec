package main

import "fmt"

type T struct{ n int }

func (t T) Get() string { return fmt.Sprint("T", t.n) }
func (t *T) Set(n int)  { t.n = n }

type getter interface{ Get() string }

func value[P getter](x P) func() string { return x.Get }
func expr[P getter](x P) string         { f := P.Get; return f(x) }
func call[P getter](x P) string         { return x.Get() }
func late[P getter](x P) (s string) {
	defer func() { s = fmt.Sprint(s, recover()) }()
	defer x.Get()
	return x.Get()
}
func set[E any, P interface {
	*E
	getter
	Set(int)
}](x E) string {
	p := P(&x)
	g := p.Get
	p.Set(5)
	return fmt.Sprint(g != nil) + p.Get()
}

// Methods of type parameters whose arguments are values, pointers to them, and interfaces.
func main() {
	t := T{3}
	f, h := value(t), value[getter](t)
	t.n = 9
	fmt.Println(f(), h(), expr(t), expr(&t), call(t), call(&t), call[getter](&t), late(t), late(&t), set(t))
	defer func() { fmt.Println(recover()) }()
	call((*T)(nil))
}
