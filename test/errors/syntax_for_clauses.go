package p

func f() {
	for i := 0; i < 10 { // error: syntax error: unexpected \{, expected semicolon or newline
	} // error: syntax error: unexpected \}, expected expression
}
