package main

var x = 1

func f() int { return x }

type T struct{ v int }

func main() {
	println(x)
	x := x + 1
	println(x, f())
	{
		x := x * 10
		println(x)
		x, y := 5, x
		println(x, y)
	}
	if x := 100; x > 50 {
		x := x + 1
		println(x)
	} else {
		println("no", x)
	}
	println(x)
	for x := 0; x < 2; x++ {
		x := x * 100
		println(x)
	}
	switch x := 7; x {
	case 7:
		x := "seven"
		println(x)
	}
	type T string
	var t T = "local"
	println(string(t))
	{
		type T int
		var t T = 9
		println(t)
	}
	a, b := 1, 2
	b, c := 3, 4
	println(a, b, c)
	true := false
	println(true)
	len := func(s string) int { return 42 }
	println(len("x"))
	int := 5
	println(int)
	println(f())
	nil := 3
	println(nil)
	string := func(b []byte) []byte { return b }
	println(cap(string(make([]byte, 2, 8))))
	iota := 12
	println(iota)
	{
		main := "main"
		println(main)
	}
	var p, q = func() (a, b uint8) { return 1, 2 }()
	println(p, q)
	_, _ = p, q
	var _ = f()
}
