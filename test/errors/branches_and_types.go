package p

func f() {
	break           // error: break is not in a loop, switch, or select
	undefinedName() // error: undefined: undefinedName
	goto nowhere    // error: label nowhere not defined
	var s string = 5 // error: cannot use 5 \(untyped int constant\) as string value in variable declaration
	_ = s
	if true {
		fallthrough // error: fallthrough statement out of place
	}
	func() { continue }() // error: continue is not in a loop
}
