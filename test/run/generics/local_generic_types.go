package main

import "fmt"

// Generic types that generic functions declare: instances differ by the type arguments of both.
func F[A any](a A) any {
	type T struct{ x A }
	type P[B any] struct {
		a    A
		b    B
		next *P[B]
	}
	fmt.Printf("%T %T %T\n", T{}, P[int]{}, P[P[A]]{})
	return P[int]{a: a, b: 1}
}

type Int int

func G() any {
	type Int int
	return F(Int(1))
}

type embedsInt struct{ int }
type alias = int
type embedsAlias struct{ alias }

func main() {
	x, y := F(1), F("s")
	fmt.Println(x == y, x == F(1))
	z, w := F(Int(1)), G()
	fmt.Println(z == w, z == F(Int(1)), w == G())
	var s, t any = struct{ int }{1}, struct{ alias }{1}
	fmt.Println(s == t, any(embedsInt{1}) == any(embedsAlias{1}))
	{
		type C = int32
		s = struct{ C }{}
	}
	{
		type C = uint32
		t = struct{ C }{}
	}
	fmt.Println(s == t)
}
