package p

func f() {
	if true {
		g()
}
 // error: syntax error: unexpected EOF, expected \}