package p

func f() {
	var x = if true { 1 } else { 2 } // error: syntax error: unexpected keyword if, expected expression
}
