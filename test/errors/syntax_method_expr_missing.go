package p

func f() {
	x.
} // error: syntax error: unexpected \}, expected name or \(
