package main

type G[F any] struct{}

func (G[F]) m[H interface{ conv(F) H }]() {}
func (G[F]) m2[P *F](p P)                 {}
func (G[F]) m3[P *F, Q ~[]P](q Q)         {}
func (G[F]) m4[P F]()                     {} // error: cannot use a type parameter as constraint
func (G[F]) m5[P interface{ F }]()        {} // error: term cannot be a type parameter
func (G[F]) m6[P any, Q P]()              {} // error: cannot use a type parameter as constraint
func (G[F]) m7[P any, Q interface{ P }]() {} // error: term cannot be a type parameter

func main() {}
