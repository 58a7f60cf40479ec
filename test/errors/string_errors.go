package p

func f(s string, b []byte, r []rune) {
	s = b // error: cannot use b \(variable of type \[\]byte\) as string value in assignment
	b = s // error: cannot use s \(variable of type string\) as \[\]byte value in assignment
	s += 'a' // error: invalid operation: s \+= 'a' \(mismatched types string and untyped rune\)
	s = s + 1 // error: invalid operation: s \+ 1 \(mismatched types string and untyped int\)
	s[0]++ // error: cannot assign to s\[0\] \(neither addressable nor a map index expression\)
	_ = s == b // error: invalid operation: s == b \(mismatched types string and \[\]byte\)
	_ = s * 2 // error: invalid operation: s \* 2 \(mismatched types string and untyped int\)
}
