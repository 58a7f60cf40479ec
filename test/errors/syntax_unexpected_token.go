package p

func f() {
	x := ) // error: syntax error: unexpected \), expected expression
	y = 1 +
} // error: syntax error: unexpected \}, expected expression
