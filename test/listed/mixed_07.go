package main

const (
	A = iota
	B
	C string = "x"
	D
	E = D + 1
	F = A << 70
	G int = A << 70
	H = -A
	I uint = -B
	J = 1 / A
	K = len("abc") / (3 - 3)
	L = "a" * 2
	M = !1
	N = ^1.5
	O = 'a' + "b"
	P = true + false
	Q = 1.0 % 2
	R byte = 'é' + 100
	S = [3]int{}
	T = main
)

func main() {}
