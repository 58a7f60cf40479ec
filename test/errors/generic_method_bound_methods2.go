package main

type T struct{}

func (T) M[P any](p P)             {}
func f[X interface{ M(int) }](x X) { x.M(1) }
func h[X interface {
	comparable
	M(int)
}](x X)     {}
func main() { f(T{}); f[T](T{}); h(T{}); f(struct{ T }{}); f[*T](nil) } // error: in call to f, X \(type T\) does not satisfy interface\{M\(int\)\} \(wrong type for method M\) // error: T does not satisfy interface\{M\(int\)\} \(wrong type for method M\) // error: in call to h, X \(type T\) does not satisfy interface\{M\(int\); comparable\} \(wrong type for method M\) // error: in call to f, X \(type struct\{T\}\) does not satisfy interface\{M\(int\)\} \(wrong type for method M\) // error: \*T does not satisfy interface\{M\(int\)\} \(wrong type for method M\)
