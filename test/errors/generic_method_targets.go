package main

type T struct{}

func (T) M[P any](p P) {}

type F func(int)
type S struct{ f func(int) }

func main() {
	var t T
	_ = F(t.M[int])
	var _ F = t.M
	var s S
	s.f = t.M
	s = S{t.M[int]}
	m := map[string]func(int){}
	m["a"] = t.M
	m["b"] = T.M // error: type func\(int\) of m\["b"\] does not match func\(_ T, p P\) \(cannot infer P\)
	func() func(int) { return t.M }()
	func() func(string) { return t.M[int] }() // error: cannot use t\.M\[int\] \(value of type func\(p int\)\) as func\(string\) value in return statement
	func() (func(int), func(string)) { return t.M, t.M }()
}
