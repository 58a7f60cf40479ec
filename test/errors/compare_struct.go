package p

type A struct{ f func() }
type B struct{ a [2][]int }
type C struct{ x int }
type D struct{ x int }

var a1, a2 A
var b1, b2 B
var c C
var d D
var _ = a1 == a2 // error: invalid operation: a1 == a2 \(struct containing func\(\) cannot be compared\)
var _ = b1 != b2 // error: invalid operation: b1 != b2 \(struct containing \[2\]\[\]int cannot be compared\)
var _ = c == d // error: invalid operation: c == d \(mismatched types C and D\)
var _ = [1]A{} == [1]A{} // error: invalid operation: \[1\]A\{\} == \[1\]A\{\} \(\[1\]A cannot be compared\)
var _ = map[A]int{} // error: invalid map key type A
var _ map[[]int]string // error: invalid map key type \[\]int
var _ map[func()]int // error: invalid map key type func\(\)
var _ = c == struct{ x int }{}
