package p

func f() {
	two(b: 1) // error: syntax error: unexpected : in argument list; possibly missing comma or \)
}
