package p

type T struct{}

func (*T) p() {}
func (T) v()  {}

type I interface{ v(); p() }

func f() {
	_ = T.p // error: invalid method expression T\.p \(needs pointer receiver \(\*T\)\.p\)
	_ = I.p
	_ = T{}.p // error: cannot call pointer method p on T
	var t T
	_ = t.p
	var i I = t // error: cannot use t \(variable of struct type T\) as I value in variable declaration: T does not implement I \(method p has pointer receiver\)
	var j I = &t
	_ = (*I).v // error: \(\*I\)\.v undefined \(type \*I is pointer to interface, not interface\)
	_, _ = i, j
	x := T.v(1) // error: declared and not used: x // error: T\.v\(1\) \(no value\) used as value // error: cannot use 1 \(untyped int constant\) as T value in argument to T\.v
	_ = (*T).q // error: \(\*T\)\.q undefined \(type \*T has no field or method q\)
}
