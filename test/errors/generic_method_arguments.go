package main

type T struct{}

func (T) M[P any](p P) P               { return p }
func app[A, B any](f func(A) B, a A) B { return f(a) }
func main() {
	var t T
	_ = app(t.M, 1)
	_ = app(t.M[int], 1)
	_ = app(t.M[string], 1) // error: cannot use 1 \(untyped int constant\) as string value in argument to app
	_ = app(T.M, 1) // error: in call to app, type func\[P any\]\(_ T, p P\) P of T\.M does not match func\(A\) B \(cannot infer A, B, and P\)
	_ = app[int, string](t.M, 1) // error: in call to app\[int, string\], type func\[P any\]\(p P\) P of t\.M does not match func\(int\) string
	_ = app(T{}.M, "x") + 1 // error: invalid operation: app\(T\{\}\.M, "x"\) \+ 1 \(mismatched types string and untyped int\)
	app(t.M) // error: not enough arguments in call to app
	app(nil, t.M) // error: in call to app, cannot infer A \(declared at \S*generic_method_arguments\.go:6:10\)
}
