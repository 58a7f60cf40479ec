package main

type List[E any] struct{ e E }

func (l List[E]) M[E any]() {} // error: E redeclared in this block

type T1 struct{}

func (T1) M[P, P any]() {} // error: P redeclared in this block

type T2 struct{}

func (t T2) M[t any]() {} // error: t redeclared in this block

type T3 struct{}

func (T3) M[P any](P P) {} // error: P redeclared in this block

type T4 struct{}

func (T4) M[P any]() (P int) { return 0 } // error: P redeclared in this block

type T5 struct{}

func (T5) M[A any](a A, a int) {} // error: a redeclared in this block
func (a T5) N[A any](a A)      {} // error: a redeclared in this block
func (T5) O[A any](a A) (a A)  { return } // error: a redeclared in this block // error: result parameter a not in scope at return

func main() {}
