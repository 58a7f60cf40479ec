package p

func f() {
	if x = 1 { // error: syntax error: cannot use assignment x = 1 as value
	}
	for x := 1 { // error: syntax error: cannot use x := 1 as value
	}
	y := (z = 2) // error: syntax error: unexpected =, expected \)
}
