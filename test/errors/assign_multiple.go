package p

type VF func(yield func(...int) bool)

func two() (int, string)                   { return 1, "" }
func three() (a int, b, c string)          { return }
func five() (a, b, c, d, e int)            { return }
func one() int                             { return 1 }
func g(int, int)                           {}
func r1() (int, error)                     { return two() } // error: cannot use 2nd function result \(value of type string\) as error value in return statement: string does not implement error \(missing method Error\)
func r2() (int, error)                     { return 1, "x" } // error: cannot use "x" \(constant of type string\) as error value in return statement: string does not implement error \(missing method Error\)
func r3() (a int, b error)                 { return three() } // error: too many return values
func r4() (string, string)                 { return two() } // error: cannot use 1st function result \(value of type int\) as string value in return statement
func v1(f func(yield func(...int) bool), h func(func(int, ...int) bool), k func(yield func(int, int, ...int) bool), vf VF) {
	for range f { // error: cannot range over f \(variable of type func\(yield func\(\.\.\.int\) bool\)\): yield func of type func\(\.\.\.int\) bool cannot be variadic
	}
	for range h { // error: cannot range over h \(variable of type func\(func\(int, \.\.\.int\) bool\)\): yield func of type func\(int, \.\.\.int\) bool cannot be variadic
	}
	for range k { // error: cannot range over k \(variable of type func\(yield func\(int, int, \.\.\.int\) bool\)\): func must be func\(yield func\(\.\.\.\) bool\): yield func has too many parameters
	}
	for range vf { // error: cannot range over vf \(variable of func type VF\): yield func of type func\(\.\.\.int\) bool cannot be variadic
	}
}
func tv[T func(func(...string) bool)](t T) {
	for range t { // error: cannot range over t \(variable of type T constrained by func\(func\(\.\.\.string\) bool\)\): yield func of type func\(\.\.\.string\) bool cannot be variadic
	}
}
func main() {
	var a, b int // error: declared and not used: b
	var s string
	var e error // error: declared and not used: e
	a, b = 1, "y" // error: cannot use "y" \(untyped string constant\) as int value in multiple assignment
	a, b = two() // error: cannot use 2nd function result \(value of type string\) as int value in multiple assignment
	a, s, e = three() // error: cannot use 3rd function result \(value of type string\) as error value in multiple assignment: string does not implement error \(missing method Error\)
	a, b = "x", "y" // error: cannot use "x" \(untyped string constant\) as int value in multiple assignment // error: cannot use "y" \(untyped string constant\) as int value in multiple assignment
	a, s = one(), one() // error: cannot use one\(\) \(value of type int\) as string value in multiple assignment
	s, s, s, s, s = five() // error: cannot use 1st function result \(value of type int\) as string value in multiple assignment // error: cannot use 2nd function result \(value of type int\) as string value in multiple assignment // error: cannot use 3rd function result \(value of type int\) as string value in multiple assignment // error: cannot use 4th function result \(value of type int\) as string value in multiple assignment // error: cannot use 5th function result \(value of type int\) as string value in multiple assignment
	s = one() // error: cannot use one\(\) \(value of type int\) as string value in assignment
	a = two() // error: assignment mismatch: 1 variable but two returns 2 values
	s = two() // error: assignment mismatch: 1 variable but two returns 2 values
	var c, d int = "x", 1 // error: declared and not used: c // error: declared and not used: d // error: cannot use "x" \(untyped string constant\) as int value in variable declaration
	var h, i int = two() // error: declared and not used: h // error: declared and not used: i // error: cannot use 2nd function result \(value of type string\) as int value in multiple assignment
	var j int = one() // error: declared and not used: j
	var k string = one() // error: declared and not used: k // error: cannot use one\(\) \(value of type int\) as string value in variable declaration
	var l string = two() // error: declared and not used: l // error: multiple-value two\(\) \(value of type \(int, string\)\) in single-value context
	m := map[string]int{}
	var ok int // error: declared and not used: ok
	a, ok = m["a"] // error: cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as int value in multiple assignment
	a, ok = m[1] // error: cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as int value in multiple assignment // error: cannot use 1 \(untyped int constant\) as string value in map index
	s, _ = m["a"] // error: cannot use m\["a"\] \(map index expression of type int\) as string value in multiple assignment
	_, ok = m["a"] // error: cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as int value in multiple assignment
	var n, o string = m["a"] // error: declared and not used: n // error: declared and not used: o // error: cannot use m\["a"\] \(map index expression of type int\) as string value in multiple assignment // error: cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as string value in multiple assignment
	ch := make(chan int)
	s, ok = <-ch // error: cannot use <-ch \(comma, ok expression of type int\) as string value in multiple assignment // error: cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as int value in multiple assignment
	var x any
	s, ok = x.(int) // error: cannot use x\.\(int\) \(comma, ok expression of type int\) as string value in multiple assignment // error: cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as int value in multiple assignment
	_, ok = x.(int) // error: cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as int value in multiple assignment
	var p, q int = x.(string) // error: declared and not used: p // error: declared and not used: q // error: cannot use x\.\(string\) \(comma, ok expression of type string\) as int value in multiple assignment // error: cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as int value in multiple assignment
	g(two()) // error: cannot use two\(\) \(value of type string\) as int value in argument to g
	g(one(), two()) // error: multiple-value two\(\) \(value of type \(int, string\)\) in single-value context
	a, _ = 1, nil // error: use of untyped nil in multiple assignment
	a, b = nil, nil // error: cannot use nil as int value in multiple assignment
	_, _ = nil, 1 // error: use of untyped nil in multiple assignment
	_ = nil // error: use of untyped nil in assignment to _ identifier
	u, w := 1, nil // error: declared and not used: u // error: declared and not used: w // error: use of untyped nil in multiple assignment
	y, z := two(), 1 // error: declared and not used: y // error: declared and not used: z // error: multiple-value two\(\) \(value of type \(int, string\)\) in single-value context
	aa, bb := one() // error: declared and not used: aa // error: declared and not used: bb // error: assignment mismatch: 2 variables but one returns 1 value
	a, cc := "x", 1 // error: declared and not used: cc // error: cannot use "x" \(untyped string constant\) as int value in multiple assignment
	for a, s = range []string{} {
	}
	for s, a = range m {
	}
	for a, b = range m { // error: cannot use a \(value of type string\) as int value in assignment
	}
	a += "x" // error: invalid operation: a \+= "x" \(mismatched types int and untyped string\)
	s, t := two() // error: declared and not used: t // error: cannot use 1st function result \(value of type int\) as string value in multiple assignment
	s, b = "a", 1.5 // error: cannot use 1\.5 \(untyped float constant\) as int value in multiple assignment \(truncated\)
	func() (int, string) { return five() }() // error: too many return values
	func() (a int, b string) { return two() }()
	func() (a, b int) { return two() }() // error: cannot use 2nd function result \(value of type string\) as int value in return statement
	func() int { return two() }() // error: too many return values
	func() { return two() }() // error: too many return values
	func() { return 1 }() // error: too many return values
	func() (int, bool) { return m["a"] }() // error: not enough return values
	(a), (b) = two() // error: cannot use 2nd function result \(value of type string\) as int value in multiple assignment
	a, b = (two()) // error: cannot use 2nd function result \(value of type string\) as int value in multiple assignment
	if a, b = two(); true { // error: cannot use 2nd function result \(value of type string\) as int value in multiple assignment
	}
	copy(nil, "abc") // error: invalid copy: argument must be a slice; have untyped nil
	copy(nil, []byte{}) // error: invalid copy: argument must be a slice; have untyped nil
	copy(nil, nil) // error: invalid copy: argument must be a slice; have untyped nil
	copy([]byte{}, nil) // error: invalid copy: argument must be a slice; have untyped nil
	copy("a", "b") // error: invalid copy: argument must be a slice; have "a" \(untyped string constant\)
	copy([]int{}, "b") // error: invalid copy: arguments \[\]int\{\} \(value of type \[\]int\) and "b" \(untyped string constant\) have different element types int and byte
	copy(1, 2) // error: invalid copy: argument must be a slice; have 1 \(untyped int constant\)
	var arr [3]int
	copy(arr, arr) // error: invalid copy: argument must be a slice; have arr \(variable of type \[3\]int\)
	copy(arr[:], "x") // error: invalid copy: arguments arr\[:\] \(value of type \[\]int\) and "x" \(untyped string constant\) have different element types int and byte
	copy(s, []byte{}) // error: invalid copy: argument must be a slice; have s \(variable of type string\)
}
