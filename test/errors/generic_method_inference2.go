package main

type T struct{}

func (t T) Two[A, B any](a A) (b B) { return }
func main() {
	var t T
	t.Two(1) // error: in call to t\.Two, cannot infer B \(declared at \S*generic_method_inference2\.go:5:19\)
	t.Two[int](1) // error: in call to t\.Two\[int\], cannot infer B \(declared at \S*generic_method_inference2\.go:5:19\)
	t.Two[int, string, bool](1) // error: got 3 type arguments but want 2
	t.Two[int, string]("x") // error: cannot use "x" \(untyped string constant\) as int value in argument to t\.Two\[int, string\]
	T.Two(t, 1) // error: in call to T\.Two, cannot infer B \(declared at \S*generic_method_inference2\.go:5:19\)
	T.Two[int](t, 1) // error: in call to T\.Two\[int\], cannot infer B \(declared at \S*generic_method_inference2\.go:5:19\)
	_ = t.Two[int] // error: cannot infer B \(declared at \S*generic_method_inference2\.go:5:19\)
	_ = T.Two[int] // error: cannot infer B \(declared at \S*generic_method_inference2\.go:5:19\)
	var f func(int) string = t.Two
	var f2 func(string) string = t.Two[int] // error: type func\(string\) string of f2 does not match func\(a int\) \(b B\)
	var f3 func(T, int) int = T.Two
	var f4 func(T, int) = T.Two // error: inferred type func\(t T, a int\) \(b B\) for func\(t T, a A\) \(b B\) does not match type func\(T, int\) of f4
	var f5 func(int) string = T.Two // error: type func\(int\) string of f5 does not match func\(t T, a A\) \(b B\) \(cannot infer A and B\)
	_, _, _, _, _ = f, f2, f3, f4, f5
}
