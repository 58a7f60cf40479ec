package p

func f() {
	g := (x) => x + 1 // error: syntax error: unexpected = at end of statement
}
