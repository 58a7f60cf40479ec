package main

func f(s string, v int) int { println("eval", s); return v }

func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		return "B"
	default:
		return "F"
	case n >= 70:
		return "C"
	}
}

func ft(n int) {
	switch n {
	case 0:
		print("zero ")
		fallthrough
	case 1:
		print("one ")
		fallthrough
	default:
		print("def ")
		fallthrough
	case 2:
		print("two ")
	case 3:
		print("three ")
		if n == 3 {
			break
		}
		print("unreached")
	}
	println()
}

type T struct{ a, b int }

func days(m int, leap bool) int {
	switch m {
	case 2:
		if leap {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func main() {
	for _, n := range []int{95, 85, 75, 5} {
		print(grade(n), " ")
	}
	println()
	for i := range 5 {
		ft(i)
	}
	switch f("tag", 2) {
	case f("a", 1), f("b", 2), f("c", 2):
		println("first")
	case f("d", 2):
		println("second")
	}
	switch x := f("init", 5); {
	case x > 3 && f("cond", 1) == 1:
		println("big")
	}
	switch {
	}
	switch f("alone", 1) {
	}
	switch f("default only", 1) {
	default:
		println("default")
	}
	switch x := 3; x {
	default:
		println("not chosen")
	case 3:
		println("three")
	}
	for m := 1; m <= 12; m++ {
		print(days(m, true), " ")
	}
	println()
	switch s := "b"; s + "c" {
	case "a", "bc":
		println("bc", s)
	}
	switch (T{1, 2}) {
	case T{2, 1}:
	case T{1, 2}:
		println("struct")
	}
	var i any = 3
	switch i {
	case "3":
		println("string")
	case 3.0:
		println("float")
	case int8(3):
		println("int8")
	case 3:
		println("int")
	}
	switch i {
	case nil:
		println("nil")
	default:
		println("non nil")
	}
	b := true
	switch b {
	case false:
		println("false")
	case 1 < 2:
		println("true")
	}
	var p *int
	switch p {
	case nil:
		println("nil p")
	}
	var arr [3]int
	switch k := 1; {
	case arr[k] == 0:
		switch {
		case k == 1:
			break
		default:
			println("no")
		}
		println("inner broke")
	}
	switch c := 'x'; c {
	case 'a', 'b':
	case 'x', 'y':
		println("xy")
	}
	switch n := uint8(200); n + 100 {
	case 44:
		println("wrapped")
	}
	switch z := 0.0; z {
	case -z:
		println("minus zero")
	}
	a := 1
	switch a {
	case 1:
		a := "shadow"
		println(a)
	}
	switch a = 2; a {
	case 2:
		println(a)
	}
	switch func() int { a = 9; return a }() {
	case a:
		println("nine")
	}
}
