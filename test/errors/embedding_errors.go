package p

type A struct{ x int }
type B struct{ x int }
type C struct {
	A
	B
}
type D struct {
	*A
	A // error: A redeclared
}
type P *int
type G struct{ P } // error: embedded field type cannot be a pointer
type H struct{ *I } // error: embedded field type cannot be a pointer to an interface
type I interface{ m() }

func f(c C) {
	_ = c.x // error: ambiguous selector c\.x
	_ = C{x: 1} // error: unknown field x in struct literal of type C
	c.A.y = 1 // error: c\.A\.y undefined \(type A has no field or method y\)
}

type J interface {
	I // error: duplicate method m
	m(int)
}
type K interface{ int }
type L interface{ A }

var k K // error: cannot use type K outside a type constraint: interface contains type constraints
