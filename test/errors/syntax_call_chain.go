package p

func f() {
	a.b.().c() // error: syntax error: unexpected \), expected type
}
