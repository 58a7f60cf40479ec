package main

func mod(a [3]int) [3]int { a[0] = 100; return a }
func modp(a *[3]int)      { a[0] = 200 }
func idx(i int) int       { println("idx", i); return i }

type Grid [3][4]int

func (g Grid) sum() (s int) {
	for _, r := range g {
		for _, v := range r {
			s += v
		}
	}
	return
}
func (g *Grid) set(r, c, v int) { g[r][c] = v }

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[0] = 9
	println(a[0], b[0], a == b, a == [3]int{1, 2, 3}, a != b)
	c := mod(a)
	println(a[0], c[0])
	modp(&a)
	println(a[0])
	for i, v := range a {
		a[2] = 50
		println(i, v)
	}
	for i, v := range &a {
		a[2] = 60 + i
		println(i, v)
	}
	for i := range a {
		a[i] = i
	}
	var g Grid
	g.set(1, 2, 5)
	g[2][3] = 7
	h := g
	h[0][0] = 1
	row := g[1]
	row[2] = 0
	println(g.sum(), h.sum(), len(g), len(g[0]))
	p := &g[1][2]
	*p = 50
	println(g[1][2], h[1][2])
	d := [...]string{"a", 3: "d", "e"}
	println(len(d), d[3], d[4], d[1] == "")
	var e [5]int
	i := 2
	e[i], i = 7, 4
	e[i]++
	e[idx(1)] += idx(3)
	println(e[1], e[2], e[4])
	arrs := [][2]int{{1, 2}, {3, 4}}
	x := arrs[0]
	x[0] = 99
	arrs[1][1] = 44
	println(arrs[0][0], arrs[1][1])
	m := map[[2]int]string{{1, 2}: "onetwo"}
	println(m[[2]int{1, 2}], m[[2]int{2, 1}] == "")
	s := a[:]
	s[0] = 77
	t := a
	s[1] = 78
	println(a[0], t[0], a[1], t[1])
	f := func() [2]int { return [2]int{5, 6} }
	println(f()[1], len(f()), [3]int{7, 8, 9}[i-3])
	var iface any = a
	a[0] = 0
	println(iface.([3]int)[0], iface == any([3]int{77, 78, 2}))
	a[0], a[1], a[2] = a[2], a[0], a[1]
	println(a[0], a[1], a[2])
	z := [0]int{}
	println(len(z), z == [0]int{})
	for range z {
		println("never")
	}
	var pn *[4]int
	println(len(pn), cap(pn))
	for i := range pn {
		print(i)
	}
	println()
	const n = len([...]int{1, 2, 3})
	println(n)
	b2 := [2][2]int{{1, 2}, {3, 4}}
	b2[0], b2[1] = b2[1], b2[0]
	println(b2[0][0], b2[1][1])
}
