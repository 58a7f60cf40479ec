package p

func f(i int) {
	x := i++ // error: syntax error: unexpected \+\+ at end of statement
	++i // error: syntax error: unexpected \+\+, expected \}
	g(i--)
}
