package main

func show(s []int) {
	print(len(s), "/", cap(s), ":")
	for _, v := range s {
		print(" ", v)
	}
	println()
}

var sink []int

func keep(a []int, b ...int) []int { sink = append(a, b...); return sink }

func add(s []int) { s = append(s, 1); s[0] = 100 }

func main() {
	a := make([]int, 3, 10)
	b := append(a, 1)
	c := append(a, 2)
	show(a)
	show(b)
	show(c)
	d := a[:5]
	show(d)
	e := a[:3:3]
	f := append(e, 7)
	f[0] = 50
	show(a)
	show(f[:4])
	add(a)
	show(a)
	show(a[:4])
	x := []int{1, 2, 3, 4, 5}
	y := x[1:3]
	println(len(y), cap(y))
	y = append(y, 99)
	show(x)
	y = append(y, 98, 97)
	y[0] = -1
	show(x)
	z := x[2:2]
	show(z)
	show(z[:3])
	x = append(x[:1], x[2:]...)
	show(x)
	x = append(x, x...)
	show(x)
	n := copy(x[1:], x)
	println(n)
	show(x)
	n = copy(x, x[2:])
	println(n)
	show(x)
	s := []byte("hello")
	s = append(s, " world"...)
	println(string(s), copy(s, "HEL"), string(s))
	var nilS []int
	nilS = append(nilS)
	println(nilS == nil)
	nilS = append(nilS, nilS...)
	println(nilS == nil)
	em := []int{}
	println(em == nil, em[:0] == nil, nilS[:] == nil, nilS[0:0] == nil)
	q := append([]int(nil), 1, 2, 3)
	sink = q
	q = append(q[:1], keep([]int{9, 9}, q[1:]...)...)
	show(q[:5])
	stack := []int{}
	for i := range 5 {
		stack = append(stack, i)
	}
	for len(stack) > 0 {
		print(stack[len(stack)-1], " ")
		stack = stack[:len(stack)-1]
	}
	println()
	m := [][]int{{1}, {2, 3}}
	m[0] = append(m[0], 5)
	r := m[1]
	r[0] = 20
	m = append(m, r)
	m[2][1] = 30
	show(m[0])
	show(m[1])
	i := 0
	w := []int{1, 2, 3}
	i, w[i] = 1, 10
	w[i], w = 20, []int{7, 7}
	show(w)
	full := x[1:2:4]
	println(len(full), cap(full))
	h := full[:cap(full)]
	println(len(h))
}
