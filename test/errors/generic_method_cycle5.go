package main

type K struct{}

func (K) F[B any](b B) { K{}.F(func() B { return b }) } // error: instantiation cycle:

func main() {}
