package main

func f(n int) (int, bool) { return n * 2, n > 2 }

func side(s string, r bool) bool { print(s, " "); return r }

func main() {
	if v, ok := f(3); ok {
		println(v)
	} else if w, ok := f(v); ok {
		println(w)
	} else {
		println(v, w, ok)
	}
	if v, ok := f(1); ok {
		println("no")
	} else if w, ok2 := f(v + 1); ok2 {
		println(v, w, ok, ok2)
	}
	_ = side("a", true) && side("b", false) && side("c", true)
	println()
	_ = side("a", false) || side("b", true) || side("c", true)
	println()
	x := side("a", false) && side("b", true) || side("c", true) && !side("d", false)
	println(x)
	if !(side("p", true) && !side("q", true)) && (side("r", false) || side("s", true)) {
		println("taken")
	}
	b := side("1", true) == side("2", false) != side("3", true)
	println(b)
	var y = side("x", true) && (side("y", false) || side("z", true))
	println(y)
	for i, n := 0, 5; i < n; i++ {
		if i == 1 {
			n--
			continue
		}
		print(i, n, " ")
	}
	println()
	for i := 10; i > 0; i /= 2 {
		print(i, " ")
	}
	println()
	i := 0
	for ; ; i++ {
		if i > 4 {
			break
		}
	}
	println(i)
	for i < 8 {
		i += 2
	}
	println(i)
	n := 0
	for n < 100 {
		n++
		if n%3 != 0 {
			continue
		}
		if n > 20 {
			break
		}
	}
	println(n)
	for u := uint8(250); u >= 250; u++ {
		print(u, " ")
	}
	println()
	for f := 0.0; f < 1; f += 0.25 {
		print(int(f*100), " ")
	}
	println()
	for s := "x"; len(s) < 5; s += "y" {
		print(s, " ")
	}
	println()
	for p := (&node{1, &node{2, nil}}); p != nil; p = p.next {
		print(p.v, " ")
	}
	println()
	if (cmp{1}) == (cmp{1}) {
		println("composite in if")
	}
	for _, v := range []cmp{{1}, {2}} {
		print(v.a, " ")
	}
	println()
	{
	}

	if true {
	} else {
		println("never")
	}
	for range 0 {
	}
	count := 0
	for a := range 4 {
		for b := range a {
			if b == 2 {
				break
			}
			for c := 0; ; c++ {
				if c > b {
					break
				}
				count++
			}
		}
	}
	println(count)
}

type node struct {
	v    int
	next *node
}
type cmp struct{ a int }
