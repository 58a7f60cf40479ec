package main

type T[X any] struct{} // error: instantiation cycle:

func (T[X]) A[P any]() { _ = T[[]X].A[P] }

func main() {}
