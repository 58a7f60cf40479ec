package p

type T struct{ s []int }

func f() {}

func main() {
	var a [3]int
	var t T
	s := a[:]
	var x int = s[:] // error: cannot use s\[:\] \(value of type \[\]int\) as int value in variable declaration
	x = s[1:] + 1 // error: invalid operation: s\[1:\] \+ 1 \(mismatched types \[\]int and untyped int\)
	x = t.s[:].foo // error: t\.s\[:\]\.foo undefined \(type \[\]int has no field or method foo\)
	x = s[:][1].foo // error: s\[:\]\[1\]\.foo undefined \(type int has no field or method foo\)
	x = s[:](1) // error: invalid operation: cannot call s\[:\] \(value of type \[\]int\): \[\]int is not a function
	_ = s[:] == s[:] // error: invalid operation: s\[:\] == s\[:\] \(slice can only be compared to nil\)
	s[:] = 1 // error: cannot assign to s\[:\] \(neither addressable nor a map index expression\)
	_ = []int{s[:], 2} // error: cannot use s\[:\] \(value of type \[\]int\) as int value in array or slice literal
	s[:] // error: s\[:\] \(value of type \[\]int\) is not used
	_ = "abc"[1:][0] + 1.5 // error: 1\.5 \(untyped float constant\) truncated to byte
	_ = s[:].(int) // error: invalid operation: s\[:\] \(value of type \[\]int\) is not an interface
	_ = -s[:] // error: invalid operation: operator - not defined on s\[:\] \(value of type \[\]int\)
	_ = *s[:] // error: invalid operation: cannot indirect s\[:\] \(value of type \[\]int\)
	_ = (s[:]) + 1 // error: invalid operation: \(s\[:\]\) \+ 1 \(mismatched types \[\]int and untyped int\)
	_ = s[:5][1:] + 1 // error: invalid operation: s\[:5\]\[1:\] \+ 1 \(mismatched types \[\]int and untyped int\)
	if s[:] { // error: non-boolean condition in if statement
	}
	switch s[:] {
	case 1: // error: cannot convert 1 \(untyped int constant\) to type \[\]int
	}
	for i, j, k := range s[:] { // error: declared and not used: i // error: declared and not used: j // error: range clause permits at most two iteration variables
	}
	x++
	s[:]++ // error: invalid operation: s\[:\]\+\+ \(non-numeric type \[\]int\)
	f(s[:]) // error: too many arguments in call to f
	return s[:] // error: too many return values
}
func g() { return f() } // error: f\(\) \(no value\) used as value
func h() { return f(), 1 } // error: f\(\) \(no value\) used as value // error: too many return values
func i() { return 1, 2 } // error: too many return values
func j() int { return f() } // error: f\(\) \(no value\) used as value
func k() (int, int) { return 1 } // error: not enough return values
func l() (int, int) { return f(), 1 } // error: f\(\) \(no value\) used as value
func m() (a int) { { var a int; return } } // error: declared and not used: a // error: result parameter a not in scope at return
func n() int { return } // error: not enough return values
func o() { return nil } // error: too many return values
func p() (func(int)) { return 1, func(int) {} } // error: too many return values
