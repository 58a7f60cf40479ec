package main

type S struct{ x, y int }

func f() int { return 1 }
func g(a, b int) (int, string) { return a, "" }

func operands(i int, a []int, m map[string]int, s string, p *S) {
	i = 2
	_ = i + f()
	_ = len(s) + f()
	a[i] = f()
	m[s] = f()
	m[s] += f()
	a = append(a, f())
	a[i], p.x = p.x, a[i]
	i, p.y = p.y, i
	var e any = *p
	_ = S{i, f()}
	_ = e.(S).x + f()
	_ = i < 3 && f() > 2 || s == "a"
	_, s = g(i, f())
	s += "x" + s
	m["k"] /= i
}

func main() {}
