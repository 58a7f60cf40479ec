package main

type G[A any] struct{}

func (g G[A]) m[B any]() { g.n[B]() }
func (g G[A]) n[B any]() { g.o[B]() }
func (g G[A]) o[B any]() { G[int]{}.m[[]B]() } // error: instantiation cycle:

func main() {}
