package main

type T struct{}
func (T) N[P any,]() {}
func (T) N2[P, Q any, R interface{ ~int | ~string },]() {}
func (T) N3[P any Q any]() {} // error: syntax error: unexpected name Q in parameter list; possibly missing comma or \]

func main() {}
