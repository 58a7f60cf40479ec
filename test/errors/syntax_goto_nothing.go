package p

func f() {
	goto
} // error: syntax error: unexpected \}, expected name
