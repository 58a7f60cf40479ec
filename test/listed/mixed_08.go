package main

type (
	A struct{ B }
	B struct{ C }
	C struct{ A }
	D []D
	E map[E]int
	F func(F) F
	G [2]G
	H chan H
	I interface{ I }
	J interface{ m(J) }
	K struct{ *K }
	L struct{ x [1]L }
	M = N
	N = *M
	O = struct{ O }
)

func main() {}
