package main

import "math"

const (
	a = 1 << 100
	b = a >> 98
	c = a / (1 << 97) * 3 % 7
	d = -7 / 2
	e = -7 % 3
	f = 7.0 / 2
	g = 1.0 << 3
	h = 'a' * 2
	i = 1e3
	j = 0x1p-3
	k = 0.1 + 0.2 - 0.3
	l = len("héllo") * 2
	m = ^0 << 4
	n = 1<<3 | 1<<5&^8
	o = (1 + 2i) * (1 - 2i)
	p = "a" + "b" + `c`
	q = p == "abc" && l > 5
	r = math.MaxUint64 / 3
	s = math.MaxInt64 - 1<<62
	t = math.Pi * 1e10
	u = uint8(255) &^ 0x0f
	v = int8(-128) / 2
	w = float32(1) / 3
	x = 10 / 3 * 3.0
	y = 10 / 3.0 * 3
	z = 5.0 == 5 && 'x' == 120.0
)

type T int

const (
	t0 T = iota*iota + 1
	t1
	t2
	_
	t4
)

const (
	huge  = 1e400
	small = 1 / huge
	one   = huge * small
)

func main() {
	println(b, c, d, e, f, g, h, i, j)
	println(k == 0, l, m, n, real(o), imag(o), p, q)
	println(uint64(r), s, t, u, v, w, x, y, z)
	println(t0, t1, t2, t4, t4-t1)
	println(one == 1, float32(one), a/1e30 > 1, a&1, a%1000)
	println(math.MinInt64, math.MaxInt32+1, uint32(math.MaxUint32), math.MaxInt8*2)
	println(1/3.0 == 1.0/3, 0.1+0.2 == 0.3, 1e15+0.3 == 1000000000000000.3, 1<<53+1 == float64(1<<53+1))
	var f32 float32 = 16777216.0 + 1
	var f64 = 0.1
	println(f32, f64+0.2, float32(f64) == 0.1, f64 == 0.1)
	const local = T(5) * t2
	println(local, local<<2, local^t1, -local, +local)
	println(5/2*2.0, 5.0/2*2, 1/2+1/2.0, 3/2, -3/2, 3/-2.0)
	println('z'-'a'+1, '0'+9, string(rune('a'+1)), "x"[0]-'a' == 23)
	println(0b1010_1010, 0o17, 017, 0xdead_beef, 1_0.2_5, 0x1.8p1, 1e-2)
	println(len([b]int{}), len([...]int{l: 1}), cap([u]byte{}))
	println(true && !false || false, "a" < "b" == true, 1 < 2 != false)
	println(int64(1)<<62, uint64(1)<<63, int32(-1)>>31, uint8(1)<<7, int8(1)<<6)
	println(complex(1, 2) == 1+2i, real(3i*3i), imag((2+3i)/(1i)))
}
