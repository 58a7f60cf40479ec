package main

type K struct{}

func (K) M[B any](b B) { type L struct{ b B }; K{}.M(L{b}) } // error: instantiation cycle:

func main() {}
