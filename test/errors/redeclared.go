package p

var a int
var a string // error: a redeclared in this block

func b() {}
func b() {} // error: b redeclared in this block

type c int

const c = 1 // error: c redeclared in this block

func f(x int, x string) {} // error: x redeclared in this block
func g(x int) (x int)     { return } // error: x redeclared in this block // error: result parameter x not in scope at return

func h() {
	y := 1
	var y int // error: y redeclared in this block
	type z int
	type z string // error: z redeclared in this block
	_ = y
}

type T struct {
	f int
	f string // error: f redeclared
}

func (T) m() {}
func (T) m() {} // error: method T\.m already declared at \S*redeclared\.go:29:10
func (T) f() {} // error: field and method with the same name f

type I interface {
	n()
	n() // error: duplicate method n
}

func k[P, P any]() {} // error: P redeclared in this block
