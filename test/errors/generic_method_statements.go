package main

type T struct{}
func (T) M[P any](p P) P { return p }
func main() {
	var t T
	go t.M(1)
	defer t.M[int](1)
	defer t.M[int] // error: expression in defer must be function call
	t.M[int] // error: t\.M\[int\] \(value of type func\(p int\) int\) is not used
	t.M // error: cannot use generic function t\.M without instantiation
	T.M[int] // error: T\.M\[int\] \(value of type func\(_ T, p int\) int\) is not used
	_ = t.M[int] == t.M[int] // error: invalid operation: t\.M\[int\] == t\.M\[int\] \(func can only be compared to nil\)
	_ = t.M[int] == nil
	const c = t.M(1) // error: t\.M\(1\) \(value of type int\) is not constant
	const d = t.M[int] // error: t\.M\[int\] \(value of type func\(p int\) int\) is not constant
	t.M[int] = nil // error: cannot assign to t\.M\[int\] \(neither addressable nor a map index expression\)
	t.M[int]++ // error: invalid operation: t\.M\[int\]\+\+ \(non-numeric type func\(p int\) int\)
	_ = &t.M[int] // error: invalid operation: cannot take address of t\.M\[int\] \(value of type func\(p int\) int\)
	t.M(1) = 2 // error: cannot assign to t\.M\(1\) \(neither addressable nor a map index expression\)
	_ = t.M[1] // error: 1 is not a type
	_ = t.M[int][0] // error: cannot index t\.M\[int\] \(value of type func\(p int\) int\)
	_ = t.M["x"] // error: "x" is not a type
	_ = t.M[nil](1) // error: nil \(untyped nil\) is not a type
	_ = t.M[undefined](1) // error: undefined: undefined
}
