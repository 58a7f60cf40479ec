package main

type T struct{}
type A = T

func (A) M[P any](p P)  {}
func (*A) N[P any](p P) {}

type G[X any] struct{}
type B = G[int]

func (B) M[P any](p P) {} // error: cannot define new methods on instantiated type G\[int\]

type C[X any] = G[X]

func (C[X]) M[P any](p P)            {} // error: cannot define new methods on generic alias type C\[X any\]
func (G) M[P any](p P)               {} // error: cannot use generic type G\[X any\] without instantiation
func (G[int, string]) M2[P any](p P) {} // error: receiver declares 2 type parameters, but receiver base type declares 1
func (G[*int]) M3[P any](p P)        {} // error: receiver type parameter \*int must be an identifier
func main()                          { T{}.M(1); new(T).N(2) }
