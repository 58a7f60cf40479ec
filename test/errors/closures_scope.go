package p

func f() {
	g := func() { g() } // error: declared and not used: g // error: undefined: g
	for i := 0; i < 3; i++ {
		j := i
		_ = j
	}
	_ = i // error: undefined: i
	_ = j // error: undefined: j
	{
		k := 1
		_ = k
	}
	_ = k // error: undefined: k
	if l := 1; l > 0 {
	} else if m := l; m > 0 {
	}
	_ = l // error: undefined: l
	_ = m // error: undefined: m
	var h func()
	h = func() { h() }
	const c = c // error: undefined: c
	var v = v // error: declared and not used: v // error: undefined: v
	type t struct{ x t } // error: invalid recursive type: t refers to itself
}
