package main

type B1 struct{}

func (B1) M[P any](p P) {}

type B2 struct{}

func (B2) M() {}

type B3 struct{}

func (B3) M[P any](p P) {}

type E1 struct {
	B1
	B2
}
type E2 struct {
	B1
	B3
}
type E3 struct {
	E1
	M int
}
type E4 struct{ E1 }
type I interface{ M() }
type E5 struct {
	E1
	B2
}

func (E5) M[P any]() {}
func main() {
	var e1 E1
	var e2 E2
	var e3 E3
	var e4 E4
	e1.M(1) // error: ambiguous selector e1\.M
	e1.M() // error: ambiguous selector e1\.M
	e2.M(1) // error: ambiguous selector e2\.M
	e2.M[int](1) // error: ambiguous selector e2\.M
	e3.M(1) // error: invalid operation: cannot call e3\.M \(variable of type int\): int is not a function
	e4.M(1) // error: ambiguous selector e4\.M
	_ = E1.M[int] // error: ambiguous selector E1\.M
	var _ I = e1 // error: cannot use e1 \(variable of struct type E1\) as I value in variable declaration: E1 does not implement I \(ambiguous selector E1\.M\)
	var _ I = e3 // error: cannot use e3 \(variable of struct type E3\) as I value in variable declaration: E3 does not implement I \(E3\.M is a field, not a method\)
	var _ I = E5{} // error: cannot use E5\{\} \(value of struct type E5\) as I value in variable declaration: E5 does not implement I \(wrong type for method M\)
	var _ I = struct{ B2 }{}
	var _ I = struct{ B1 }{} // error: cannot use struct\{B1\}\{\} \(value of type struct\{B1\}\) as I value in variable declaration: struct\{B1\} does not implement I \(wrong type for method M\)
}
