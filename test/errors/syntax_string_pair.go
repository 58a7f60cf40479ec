package p

func f() {
	_ = "a" "b" // error: syntax error: unexpected literal "b" at end of statement
}
