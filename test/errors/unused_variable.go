package p

func f(p int) (r int) {
	x := 1 // error: declared and not used: x
	var y, z int // error: declared and not used: y
	_ = z
	for i := 0; ; { // error: declared and not used: i
	}
	for k, v := range []int{} { // error: declared and not used: v
		_ = k
	}
	a, b := 1, 2 // error: declared and not used: a // error: declared and not used: b
	b = 3
	func() {
		c := 1 // error: declared and not used: c
	}()
	if d := 1; true { // error: declared and not used: d
	}
	switch e := 1; { // error: declared and not used: e
	}
	switch t := any(p).(type) { // error: t declared and not used
	case int:
	}
	var g = func() {} // error: declared and not used: g
	const unusedConst = 1
	type unusedType int
	return
}
