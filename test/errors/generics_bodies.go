package p

func a[T any](x, y T) {
	_ = x + y // error: invalid operation: operator \+ not defined on x \(variable of type T constrained by any\)
	_ = x == y // error: invalid operation: x == y \(incomparable types in type set\)
	_ = x < y // error: invalid operation: x < y \(type parameter T cannot use operator <\)
	_ = x.foo // error: x\.foo undefined \(type T has no field or method foo\)
	x() // error: invalid operation: cannot call x \(variable of type T constrained by any\): no specific type
	_ = x[0] // error: cannot index x \(variable of type T constrained by any\)
	_ = len(x) // error: invalid argument: x \(variable of type T constrained by any\) for built-in len
	for range x { // error: cannot range over x \(variable of type T constrained by any\): no specific type
	}
	var _ T = nil // error: cannot use nil as T value in variable declaration
	var _ T = 0 // error: cannot use 0 \(untyped int constant\) as T value in variable declaration
	_ = x.(int) // error: invalid operation: cannot use type assertion on type parameter value x \(variable of type T constrained by any\)
	_ = T(1) // error: cannot convert 1 \(untyped int value\) to type T: T does not contain specific types
	_ = T{} // error: invalid composite literal type T \(no common underlying type\)
	switch x.(type) { // error: cannot use type switch on type parameter value x \(variable of type T constrained by any\)
	}
}

func b[T ~int | ~string](x T) {
	_ = x - x // error: invalid operation: operator - not defined on x \(variable of type T constrained by ~int \| ~string\)
	_ = x + x
	_ = x * 2 // error: invalid operation: x \* 2 \(mismatched types T and untyped int\)
	_ = string(x)
	_ = float64(x) // error: cannot convert x \(variable of type T constrained by ~int \| ~string\) to type float64: cannot convert string \(in T\) to type float64
	var _ int = x // error: cannot use x \(variable of type T constrained by ~int \| ~string\) as int value in variable declaration
	_ = x < 1 // error: invalid operation: x < 1 \(mismatched types T and untyped int\)
}

func c[S ~[]E | ~map[int]E, E any](s S) E {
	s = append(s, s[0]) // error: cannot index s \(variable of type S constrained by ~\[\]E \| ~map\[int\]E\)
	return s[0] // error: cannot index s \(variable of type S constrained by ~\[\]E \| ~map\[int\]E\)
}

type L[T any] struct{ next *L[T] }

func (l *L[int]) m() int { return 0 } // error: cannot use 0 \(untyped int constant\) as int /\* with int declared at \S*generics_bodies\.go:39:12 \*/ value in return statement
func (l L) n()           {} // error: cannot use generic type L\[T any\] without instantiation
func (l L[A, B]) o()     {} // error: receiver declares 2 type parameters, but receiver base type declares 1
func (l L[T]) p() { _ = T.x } // error: T\.x undefined \(type T has no field or method x\)
