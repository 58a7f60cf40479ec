package main

type G[A any] struct{ a A }

func (g G[A]) M[B any](b B) A {
	var x A = b // error: cannot use b \(variable of type B constrained by any\) as A value in variable declaration
	var y B = g.a // error: cannot use g\.a \(variable of type A constrained by any\) as B value in variable declaration
	_ = x == y // error: invalid operation: x == y \(mismatched types A and B\)
	_ = b + b // error: invalid operation: operator \+ not defined on b \(variable of type B constrained by any\)
	b.foo() // error: b\.foo undefined \(type B has no field or method foo\)
	return b // error: cannot use b \(variable of type B constrained by any\) as A value in return statement
}
func (g G[A]) N[B interface{ ~int }](b B) int { return int(b) + g.a } // error: invalid operation: int\(b\) \+ g\.a \(mismatched types int and A\)

func main() {}
