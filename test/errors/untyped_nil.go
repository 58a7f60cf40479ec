package p

var a = nil // error: use of untyped nil in variable declaration

func f() {
	b := nil // error: use of untyped nil in assignment
	var c = []any{nil}
	_ = b
	_ = c
	g(nil) // error: cannot use nil as int value in argument to g
	for range nil { // error: cannot range over nil
	}
	switch nil { // error: use of untyped nil in switch expression
	}
	_ = *nil // error: invalid operation: cannot indirect nil
	_ = nil + 1 // error: invalid operation: nil \+ 1 \(mismatched types untyped nil and untyped int\)
	nil() // error: invalid operation: cannot call nil: untyped nil is not a function
	_ = len(nil) // error: invalid argument: nil for built-in len
}

func g(int) {}
