package p

func f() {
	x := y + 1 // error: undefined: y
	g() // error: undefined: g
	_ = x
	var t T // error: undefined: T
	_ = t
	a.b() // error: undefined: a
	_ = []Missing{} // error: undefined: Missing
	for i := range missing { // error: undefined: missing
		_ = i
	}
	_ = func(u Unknown) {} // error: undefined: Unknown
}

type S struct{ f Nope } // error: undefined: Nope
