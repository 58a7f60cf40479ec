package p

func f() {
	a :: b // error: syntax error: missing statement after label
}
