package main

type IP [4]byte
type Named []int
type Ptr *[2]int

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(name, e.(error).Error())
		}
	}()
	f()
}

func main() {
	s := []int{1, 2, 3, 4}
	a := [4]int(s)
	a[0] = 9
	println(s[0], a[0], len(a))
	b := [2]int(s)
	p := (*[4]int)(s)
	p[3] = 40
	println(b[1], s[3], p == (*[4]int)(s), len(p))
	q := (*[0]int)(s)
	println(q != nil, (*[0]int)([]int(nil)) == nil, [0]int(s) == [0]int{})
	ip := IP([]byte{10, 0, 0, 1})
	println(ip[0], ip == IP{10, 0, 0, 1})
	n := Named{5, 6}
	c := [2]int(n)
	d := Ptr(n)
	d[0] = 50
	println(c[0], n[0])
	try("long", func() { _ = [5]int(s) })
	try("long ptr", func() { _ = (*[5]int)(s) })
	try("nil", func() { var z []int; _ = [1]int(z) })
	try("sub", func() { _ = [3]int(s[2:]) })
	try("cap does not count", func() { _ = (*[4]int)(s[:2]) })
	f := [2][]int([][]int{{1}, {2, 3}})
	f[1][0] = 20
	println(len(f[0]), f[1][0])
	x := [3]byte([]byte("abc"))
	x[0] = 'X'
	println(string(x[:]), [3]byte([]byte("def"))[1])
	for i, v := range [3]int(s[1:]) {
		s[2] = 300
		print(i, v, " ")
	}
	println()
	m := map[[2]int]string{[2]int(s[:2]): "key"}
	println(m[[2]int{1, 2}])
	func(arr [2]int) { arr[0] = -1 }([2]int(s))
	println(s[0])
	g := (*[2]int)(s[1:])[:]
	println(len(g), cap(g), g[1])
}
