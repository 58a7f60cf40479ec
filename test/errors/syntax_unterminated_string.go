package p

func f() {
	_ = "abc // error: newline in string
}
