package p

func f() {
	a := 1 # 2 // error: invalid character U\+0023 '#' // error: syntax error: unexpected literal 2 at end of statement
	b := $x // error: invalid character U\+0024 '\$'
	c := a ? b : c // error: invalid character U\+003F '\?' // error: syntax error: unexpected name b at end of statement
}
