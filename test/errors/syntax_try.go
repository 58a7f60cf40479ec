package p

func f() {
	x := g()? // error: declared and not used: x // error: undefined: g // error: invalid character U\+003F '\?'
}
