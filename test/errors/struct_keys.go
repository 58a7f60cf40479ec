package p

import (
	"bytes"
	"io"
	"net/http"
)

type A struct{ x, y int }
type P struct{ p int }

func (P) M() {}

type B struct {
	A
	*P
	z int
}

func (B) z2() {}

type Amb1 struct{ a int }
type Amb2 struct{ a int }
type Amb struct {
	Amb1
	Amb2
}
type Un struct{ bytes.Buffer }
type M1 struct{ io.Writer }
type D struct {
	B
	w int
	X string
}
type G[T any] struct {
	v T
}
type H[T any] struct {
	G[T]
	A
}
type Meth struct{ f int }
type Deep struct{ Mid }
type Mid struct {
	I
	N
}
type I interface{ fn() }
type N struct{ O }
type O struct{ fn int }
type T1 struct{ M1 }

func s() string { return "" }
func main() {
	_ = B{x: 1, y: 2, z: 3}
	_ = B{p: 1} // error: invalid implicit pointer indirection to reach p
	_ = B{P: nil, p: 1} // error: invalid implicit pointer indirection to reach p
	_ = B{A.x: 1} // error: invalid field name A\.x in struct literal
	_ = B{(x): 1} // error: invalid field name \(x\) in struct literal
	_ = B{z2: nil} // error: unknown field z2 in struct literal of type B
	_ = B{M: nil} // error: M is not a field
	_ = M1{Write: nil} // error: Write is not a field
	_ = Amb{a: 1} // error: unknown field a in struct literal of type Amb
	_ = Un{buf: nil} // error: cannot refer to unexported field buf in struct literal of type Un
	_ = B{X: 1} // error: unknown field X in struct literal of type B, but does have x
	_ = B{A: A{}, x: 1} // error: cannot specify promoted field x and enclosing embedded field A
	_ = B{x: 1, A: A{}} // error: cannot specify embedded field A and enclosed promoted field x
	_ = B{x: 1, y: 1, x: 2} // error: duplicate field name x in struct literal
	_ = B{x: "s"} // error: cannot use "s" \(untyped string constant\) as int value in struct literal
	_ = B{q: "s" + 1} // error: unknown field q in struct literal of type B // error: invalid operation: "s" \+ 1 \(mismatched types untyped string and untyped int\)
	_ = D{B: B{}, x: 1} // error: cannot specify promoted field x and enclosing embedded field B
	_ = D{y: 1, x: 1, B: B{}} // error: cannot specify embedded field B and enclosed promoted field x
	_ = D{A: A{}, z: 1, P: nil, X: "q", w: 4}
	_ = D{x: 1, z: 2, A: A{}} // error: cannot specify embedded field A and enclosed promoted field x
	_ = D{Z: 1} // error: unknown field Z in struct literal of type D, but does have z
	_ = H[int]{v: 1, x: 2}
	_ = H[int]{v: "a", x: 2} // error: cannot use "a" \(untyped string constant\) as int value in struct literal
	_ = H[int]{G: G[int]{}, v: 2} // error: cannot specify promoted field v and enclosing embedded field G
	_ = []B{{x: 1}, {y: "a"}} // error: cannot use "a" \(untyped string constant\) as int value in struct literal
	_ = map[string]*B{"a": {x: 1}, "b": {x: 1, A: A{}}} // error: cannot specify embedded field A and enclosed promoted field x
	_ = Deep{fn: 1} // error: fn is not a field
	_ = T1{Write: nil} // error: Write is not a field
	_ = B{1: 2} // error: invalid field name 1 in struct literal
	_ = B{s(): 2} // error: invalid field name s\(\) in struct literal
	_ = B{x: s(), 3} // error: cannot use s\(\) \(value of type string\) as int value in struct literal // error: mixture of field:value and value elements in struct literal
	_ = B{_: 3} // error: unknown field _ in struct literal of type B
	_ = B{A{}, nil} // error: too few values in struct literal of type B
	_ = http.Server{nil} // error: cannot use nil as string value in struct literal // error: too few values in struct literal of type http\.Server \(type has unexported fields - use key:value pairs\)
	_ = B{x: undefined1} // error: undefined: undefined1
	_ = B{x: 1, x: 2, A: A{}, P: nil, P: nil} // error: duplicate field name x in struct literal // error: cannot specify embedded field A and enclosed promoted field x // error: duplicate field name P in struct literal
	_ = &B{x: 1, A: A{}} // error: cannot specify embedded field A and enclosed promoted field x
	_ = struct{ A }{x: 1, z: 2} // error: unknown field z in struct literal of type struct\{A\}
	type Al = A
	_ = struct{ Al }{x: 1, z: 2} // error: unknown field z in struct literal of type struct\{Al\}
	var b B
	_ = b
}
func gen[T B](t T)        { _ = T{x: 1, p: 1, q: 3, A: A{}} } // error: invalid implicit pointer indirection to reach p // error: unknown field q in struct literal of type T // error: cannot specify embedded field A and enclosed promoted field x
func gen2[T B | D](t T)   { _ = T{x: 1} } // error: invalid composite literal type T \(no common underlying type\)
func gen3[E any, T struct{ H[E] }](e E) { _ = T{v: e, x: 1, y: e} } // error: cannot use e \(variable of type E constrained by any\) as int value in struct literal
