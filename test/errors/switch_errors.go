package p

type T struct{ f []int }

func f(x int, s string, t T, e any, fn func()) {
	switch x {
	case "a": // error: cannot convert "a" \(untyped string constant\) to type int
	case 1, 1: // error: duplicate case 1 \(constant of type int\) in expression switch
	case 1.5: // error: 1\.5 \(untyped float constant\) truncated to int
	case 2:
	case 2: // error: duplicate case 2 \(constant of type int\) in expression switch
	}
	switch s {
	case "a":
	case "a": // error: duplicate case "a" \(constant of type string\) in expression switch
	case 1: // error: cannot convert 1 \(untyped int constant\) to type string
	}
	switch t { // error: cannot switch on t \(variable of struct type T\) \(T is not comparable\)
	case t:
	}
	switch {
	case x: // error: invalid case x in switch on true \(mismatched types int and bool\)
	case true:
	case x > 1:
	}
	switch x {
	default:
	default: // error: multiple defaults \(first at \S*switch_errors\.go:27:2\)
	}
	switch fn {
	case nil:
	case fn: // error: invalid case fn in switch on fn \(func can only be compared to nil\)
	}
	switch x {
	case 1:
		fallthrough
	case 3:
		fallthrough // error: cannot fallthrough final case in switch
	}
	switch e {
	case t: // error: invalid case t in switch on e \(struct containing \[\]int cannot be compared\)
	case 1, "1":
	}
	switch x := x; x {
	case 5:
		if true {
			fallthrough // error: fallthrough statement out of place
		}
	case 6:
	}
	switch nil { // error: use of untyped nil in switch expression
	}
}
