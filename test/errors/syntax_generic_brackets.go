package p

type A[T] struct{}
func f[T]() {} // error: syntax error: missing type constraint
func g[]() {} // error: syntax error: empty type parameter list
