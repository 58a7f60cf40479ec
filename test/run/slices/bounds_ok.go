package main

func show(s []int) {
	print(len(s), "/", cap(s), ":")
	for _, v := range s {
		print(" ", v)
	}
	println()
}

type T struct{ a [6]int }

func main() {
	a := [6]int{0, 1, 2, 3, 4, 5}
	show(a[:])
	show(a[6:])
	show(a[:0])
	show(a[2:4])
	show(a[2:4:5])
	show(a[6:6:6])
	s := a[1:3]
	show(s[:5])
	show(s[2:5])
	show(s[5:5])
	show(s[1:])
	var t T
	t.a[2] = 9
	p := &t
	show(p.a[1:4])
	q := &p.a
	show(q[2:3:3])
	str := "hello"
	println(str[5:] == "", str[:0] == "", str[1:4], str[2:][1:])
	var i8 int8 = 2
	var u16 uint16 = 4
	show(a[i8:u16])
	println(a[i8], str[u16], s[uint8(1)])
	const c = 3
	println(a[c], str[c], a[2.0])
	var n []int
	show(n[:])
	show(n[0:0:0])
	b := make([]int, 2, 4)
	b[0] = 1
	d := b[2:4]
	d[1] = 7
	show(b[:4])
	clear(b[:1])
	show(b[:4])
	e := [][]int{make([]int, 2), nil, {5}}
	for _, x := range e {
		show(x)
	}
	m := make([]int, 0)
	println(m == nil, len(m), cap(make([]int, 0, 3)))
	var sz uint8 = 5
	println(len(make([]string, sz)), cap(make([]byte, sz, sz+1)))
	arr := [4]int(b[:4])
	arr[0] = 55
	pa := (*[2]int)(b)
	pa[1] = 66
	println(b[0], b[1], arr[3], len(pa))
	pz := (*[0]int)(n)
	println(pz == nil)
	pz = (*[0]int)([]int{})
	println(pz == nil)
	type my []int
	my2 := my(b)
	my2[0] = 1
	a2 := [2]int(my2)
	println(a2[0], a2[1])
}
