package main

type T struct{}

func (T) M[P any](p P)          {}
func g[X interface{ T }](x X)   { x.M(1) } // error: x\.M undefined \(type X has no field or method M\)
func g2[X interface{ *T }](x X) { x.M(1) } // error: x\.M undefined \(type X has no field or method M\)
func g3[X interface {
	T
	M(int)
}](x X)     { x.M(1) }
func main() { g3(T{}) } // error: in call to g3, X \(type T\) does not satisfy interface\{M\(int\); T\} \(wrong type for method M\)
