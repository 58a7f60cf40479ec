package p

type T int
type P *int
type I interface{ m() }
type A = []int

func (int) a()      {} // error: cannot define new methods on non-local type int
func (P) b()        {} // error: invalid receiver type P \(pointer or interface type\)
func (I) c()        {} // error: invalid receiver type I \(pointer or interface type\)
func (**T) d()      {} // error: invalid receiver type \*\*T
func ([]T) e()      {} // error: invalid receiver type \[\]T
func (t T) f(t int) {} // error: t redeclared in this block
func (x Undef) g()  {} // error: undefined: Undef
func (A) h()        {} // error: invalid receiver type A
