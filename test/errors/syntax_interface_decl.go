package p

type I interface {
	m() int { return 1 } // error: syntax error: unexpected \{ in interface type; possibly missing semicolon or newline or \}
} // error: syntax error: non-declaration statement outside function body
