package p

type A interface{ m(); n() }
type B interface{ m() int }
type C interface {
	A
	B // error: duplicate method m
}
type D interface {
	A
	interface{ m() }
}
type E interface{ *int }
type F struct{ A; m int }

func f(x F) {
	x.m() // error: invalid operation: cannot call x\.m \(variable of type int\): int is not a function
	x.n()
	var _ A = x // error: cannot use x \(variable of struct type F\) as A value in variable declaration: F does not implement A \(F\.m is a field, not a method\)
}
