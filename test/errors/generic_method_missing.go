package main

type T struct{}

func (T) M[P any](p P) P { return p }
func (T) x[P any]()      {}
func main() {
	var t T
	t.Nope(1) // error: t\.Nope undefined \(type T has no field or method Nope\)
	t.m(1) // error: t\.m undefined \(type T has no field or method m, but does have method M\)
	var p = &t
	var q = &p
	q.M(1) // error: q\.M undefined \(type \*\*T has no field or method M\)
	p.M(1)
	t.X() // error: t\.X undefined \(type T has no field or method X, but does have method x\)
	t.m[int](1) // error: t\.m undefined \(type T has no field or method m, but does have method M\)
	T.m[int](t, 1) // error: T\.m undefined \(type T has no field or method m, but does have method M\)
}
