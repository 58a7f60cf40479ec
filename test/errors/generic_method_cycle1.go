package main

type G[A any] struct{}

func (g *G[A]) Rec[B any]() { g.Rec[*B]() } // error: instantiation cycle:

func main() {}
