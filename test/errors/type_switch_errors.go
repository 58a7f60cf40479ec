package p

type I interface{ M() }
type V struct{}
type P struct{}

func (V) M()  {}
func (*P) M() {}

func f(i I, e any, n int) {
	switch n.(type) { // error: n \(variable of type int\) is not an interface
	}
	switch i.(type) {
	case V:
	case P: // error: impossible type switch case: P
	case int: // error: impossible type switch case: int
	case V: // error: duplicate case V in type switch
	case nil, nil: // error: duplicate case nil in type switch
	case error:
	}
	switch x := e.(type) { // error: x declared and not used
	case int, string:
	}
	switch e.(type) {
	case 5: // error: 5 is not a type
	case n: // error: n \(parameter\) is not a type
	case int:
		fallthrough // error: cannot fallthrough in type switch
	case string:
	default:
	default: // error: multiple defaults \(first at \S*type_switch_errors\.go:30:2\)
	}
	_ = i.(int) // error: impossible type assertion: i\.\(int\)
	_ = n.(int) // error: invalid operation: n \(variable of type int\) is not an interface
	_ = i.(P) // error: impossible type assertion: i\.\(P\)
	_ = i.(interface{ M(int) })
	_ = e.(undefinedType) // error: undefined: undefinedType
	_ = e.(type) // error: use of \.\(type\) outside type switch
	switch y := e.(type) {
	case int, string:
		_ = y + 1 // error: invalid operation: y \+ 1 \(mismatched types any and untyped int\)
	}
}
