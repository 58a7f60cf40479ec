package main

const (
	A = iota
	B
	C
)

const (
	D, E = iota, iota * 10
	F, G
	_, _
	H, I
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon", "Tue"}[d] }

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
	TB
)

const (
	a1 = "x"
	a2
	a3 = iota
	a4
)

const (
	b1 = 1 << iota
	b2
	b3
	b4 = 100
	b5
	b6 = iota
)

const (
	c1 = iota + iota
	c2
	c3 = len("abc") + iota
	c4
)

const (
	f1 = iota * 0.5
	f2
	f3
)

const s1, s2 = iota, "one"

const (
	bit0, mask0 = 1 << iota, 1<<iota - 1
	bit1, mask1
	_, _
	bit3, mask3
)

const (
	n0 = -iota
	n1
	n2 uint8 = iota
	n3
)

func main() {
	println(A, B, C)
	println(D, E, F, G, H, I)
	println(Sunday, Monday, Tuesday, Monday.String(), Tuesday.String())
	println(KB, MB, GB, TB)
	println(a1, a2, a3, a4)
	println(b1, b2, b3, b4, b5, b6)
	println(c1, c2, c3, c4)
	println(f1, f2, f3)
	println(s1, s2)
	println(bit0, mask0, bit1, mask1, bit3, mask3)
	println(n0, n1, n2, n3)
	const (
		x = iota
		y
	)
	println(x, y)
	{
		const iota = 7
		const z = iota
		println(z)
	}
	const (
		p = iota
		q = iota == 1
		r = iota
	)
	println(p, q, r)
}
