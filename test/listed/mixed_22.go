package main

func main() {
	(x) := 2
	a.b := 3
	x[0] := 4
	1 := 5
	f() := 1
	x, a.c := 1, 2
	_ := 1
	_, _ := 1, 2
	nil := 3
	nil = 4
	true = 5
	main = 6
	int = 7
	len = 8
	iota = 9
}
