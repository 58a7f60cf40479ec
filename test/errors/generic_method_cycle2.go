package main

type G[A any] struct{} // error: instantiation cycle:

func (g *G[A]) Grow[B any]() { new(G[G[A]]).Grow[B]() }

func main() {}
