package main

type T struct {
	a int,
	b int
}
type U struct { a, b }
type V struct { a int b int }
type W struct { *(int) }
type X struct { (int) }
