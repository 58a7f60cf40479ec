package p

type T struct {
	a, b // error: syntax error: unexpected newline, expected type
	c int = 5 // error: syntax error: unexpected = in struct type; possibly missing semicolon or newline or \}
}
