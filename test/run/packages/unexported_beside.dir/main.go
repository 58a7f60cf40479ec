package main

import (
	"fmt"

	"example.com/app/a"
)

// An unexported name belongs to its package: these methods stand beside fields and methods of their names.
type T a.S

func (t T) x() int { return 10 * t.Z }

type E struct{ a.E }

func (E) y() int    { return 20 }
func (E) m() string { return "main.m" }

type local interface{ m() string }

type G[P any] struct {
	a.S
	v P
}

func (G[P]) x() string { return "G.x" }

func main() {
	t := T(a.Make())
	e := E{a.E{S: a.Make()}}
	fmt.Println(t.x(), a.S(t).Sum(), e.y(), e.Sum(), e.m(), a.Call(e))
	var l local = e
	_, isA := l.(a.M)
	_, plain := any(e.E).(local)
	fmt.Println(l.m(), isA, plain, G[int]{S: a.Make()}.x(), t, e)
}
