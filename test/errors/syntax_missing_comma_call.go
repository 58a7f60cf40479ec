package p

func f() {
	g(
		1,
		2 // error: syntax error: unexpected newline in argument list; possibly missing comma or \)
	)
}
