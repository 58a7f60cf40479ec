package p

type T struct {
	a int
	b string
}
type U struct{ *T }

func f() {
	_ = T{1} // error: too few values in struct literal of type T
	_ = T{1, "a", 2} // error: too many values in struct literal of type T
	_ = T{a: 1, "x"} // error: mixture of field:value and value elements in struct literal
	_ = T{z: 1} // error: unknown field z in struct literal of type T
	_ = T{a: 1, a: 2} // error: duplicate field name a in struct literal
	_ = T{"a", 1} // error: cannot use "a" \(untyped string constant\) as int value in struct literal // error: cannot use 1 \(untyped int constant\) as string value in struct literal
	_ = []int{1, "a"} // error: cannot use "a" \(untyped string constant\) as int value in array or slice literal
	_ = []int{0: 1, 0: 2} // error: duplicate index 0 in array or slice literal
	_ = []int{-1: 1} // error: invalid argument: index -1 \(constant of type int\) must not be negative
	_ = [2]int{1, 2, 3} // error: index 2 is out of bounds \(>= 2\)
	_ = [2]int{5: 1} // error: invalid argument: index 5 out of bounds \[0:2\]
	_ = map[string]int{"a": 1, "a": 2} // error: duplicate key "a" in map literal
	_ = map[string]int{1} // error: missing key in map literal
	_ = map[string]int{1: 1} // error: cannot use 1 \(untyped int constant\) as string value in map literal
	_ = int{1} // error: invalid composite literal type int
	_ = &int{} // error: invalid composite literal type int
	_ = U{a: 1} // error: invalid implicit pointer indirection to reach a
	_ = []T{{1, "a"}, {2}} // error: too few values in struct literal of type T
	_ = *T{} // error: invalid operation: cannot indirect T\{\} \(value of struct type T\)
	x := "k"
	_ = []int{x: 1} // error: invalid argument: index x \(variable of type string\) must be integer
	_ = [...]int{1, 2}
	var y [...]int // error: declared and not used: y // error: invalid use of \[\.\.\.\] array \(outside a composite literal\)
	_ = struct{ a int }{b: 1} // error: unknown field b in struct literal of type struct\{a int\}
}
