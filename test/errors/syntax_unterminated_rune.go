package p

func f() {
	_ = 'a // error: newline in rune literal
}
