package main

type G[A any] struct{} // error: instantiation cycle:
type H[A any] struct{}

func (g *G[A]) M[B any]() { var h H[A]; h.N[*A]() }
func (g H[A]) N[B any]()  { new(G[B]).M[int]() }

func main() {}
