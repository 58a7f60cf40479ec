package p

func f(a, a int) {} // error: a redeclared in this block
func (a T) g(a int) {} // error: a redeclared in this block
func h() (b, b int) { return } // error: b redeclared in this block // error: result parameter b not in scope at return
func i(_, _ int) (_, _ int) { return 0, 0 }
func j[A any](A int) A { return A } // error: A redeclared in this block // error: A \(type\) is not an expression

type T struct{ a, a int } // error: a redeclared
