package p

func f() {
	while true { // error: syntax error: unexpected name true at end of statement
	}
} // error: syntax error: non-declaration statement outside function body
