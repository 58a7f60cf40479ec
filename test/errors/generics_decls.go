package p

type A[T any] []T
type B[T A] struct{} // error: cannot use generic type A\[T any\] without instantiation
type C[T any] T // error: cannot use a type parameter as RHS in type declaration
type D[T any] struct{ T } // error: embedded field type cannot be a \(pointer to a\) type parameter
type E[T undefined] int // error: undefined: undefined
type F[T any] struct{ f F[F[T]] } // error: invalid recursive type: F\[F\[T\]\] refers to itself

func g[T any, U T]() {} // error: cannot use a type parameter as constraint
func h[T int](x T) { const c = T(1) } // error: T\(1\) \(value of type T constrained by int\) is not constant
func i[T any](T) { type local[U any] int }

