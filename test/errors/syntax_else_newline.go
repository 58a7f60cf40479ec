package p

func f() {
	if true {
	}
	else { // error: syntax error: unexpected keyword else, expected \}
	}
}
