package p

func f() {
	x := range y // error: syntax error: unexpected keyword range, expected expression
}
