package p

type T struct{ n int }

func (t *T) set() {}

func f() {
	var p *T
	var n int
	*n = 1 // error: invalid operation: cannot indirect n \(variable of type int\)
	**p = 2 // error: invalid operation: cannot indirect \*p \(variable of struct type T\)
	p.n.x = 3 // error: p\.n\.x undefined \(type int has no field or method x\)
	T{}.set() // error: cannot call pointer method set on T
	(&T{}).set()
	[]T{}[0].set()
	map[int]T{}[0].set() // error: cannot call pointer method set on T
	func() T { return T{} }().set() // error: cannot call pointer method set on T
	var g func()
	g = f() // error: f\(\) \(no value\) used as value
	g = g() + 1 // error: g\(\) \(no value\) used as value
	p++ // error: invalid operation: p\+\+ \(non-numeric type \*T\)
	p = &n // error: cannot use &n \(value of type \*int\) as \*T value in assignment
	p = 0 // error: cannot use 0 \(untyped int constant\) as \*T value in assignment
	_ = p == n // error: invalid operation: p == n \(mismatched types \*T and int\)
	_ = p < p // error: invalid operation: p < p \(operator < not defined on pointer\)
	_ = &p.set // error: invalid operation: cannot take address of p\.set \(value of type func\(\)\)
	_ = *nil // error: invalid operation: cannot indirect nil
}
