package p

func f() {
	a := 1
	a := 2 // error: no new variables on left side of :=
	a, _ := 3, 4 // error: no new variables on left side of :=
	b, a := 5, 6
	_ := 1 // error: no new variables on left side of :=
	a.x := 1 // error: non-name a\.x on left side of := // error: a\.x undefined \(type int has no field or method x\)
	_, _ = a, b
}
