package main

var x = T{}.M(1) // error: initialization cycle for x

type T struct{}

func (T) M[P any](p P) P { _ = x; return p }

func main() {}
