package p

func f(cond bool) int {
	if cond == 1 { // error: invalid operation: cond == 1 \(mismatched types bool and untyped int\)
	}
	if x := 5; x { // error: non-boolean condition in if statement
	}
	for 1 { // error: non-boolean condition in for statement
	}
	for i := 0; i; i++ { // error: non-boolean condition in for statement
	}
	if "s" { // error: non-boolean condition in if statement
	}
	if f { // error: non-boolean condition in if statement
	}
	if cond = true; cond {
	}
	return 1
}
