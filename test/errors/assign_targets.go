package p

type S struct{ x int }

func g() int { return 1 }
func h() S   { return S{} }

const k = 1

func f() {
	g() = 1 // error: cannot assign to g\(\) \(neither addressable nor a map index expression\)
	k = 2 // error: cannot assign to k \(neither addressable nor a map index expression\)
	5 = 6 // error: cannot assign to 5 \(neither addressable nor a map index expression\)
	m := map[string]S{}
	m["a"].x = 1 // error: cannot assign to struct field m\["a"\]\.x in map
	h().x = 2 // error: cannot assign to h\(\)\.x \(neither addressable nor a map index expression\)
	"abc"[0] = 'x' // error: cannot assign to "abc"\[0\] \(neither addressable nor a map index expression\)
	s := "abc"
	s[0] = 'x' // error: cannot assign to s\[0\] \(neither addressable nor a map index expression\)
	f = nil // error: cannot assign to f \(neither addressable nor a map index expression\)
	nil = 1 // error: cannot assign to nil \(neither addressable nor a map index expression\)
	(g)() = 2 // error: cannot assign to \(g\)\(\) \(neither addressable nor a map index expression\)
	_ = &g() // error: invalid operation: cannot take address of g\(\) \(value of type int\)
	_ = &k // error: invalid operation: cannot take address of k \(untyped int constant 1\)
	_ = &m["a"] // error: invalid operation: cannot take address of m\["a"\] \(map index expression of struct type S\)
	_ = &1 // error: invalid operation: cannot take address of 1 \(untyped int constant\)
	k++ // error: cannot assign to k \(neither addressable nor a map index expression\)
}
