package main

// Every operation of uint8 on the border values, with variables, constants on either side, and assignment forms.

var vals = []uint8{0, 1, 2, 3, 7, 10, 85, 100, 127, 254, 255}

type box struct {
	pad bool
	v   uint8
	arr [3]uint8
}

var global uint8

func mix(h uint64, x uint8) uint64 { return (h ^ uint64(x)) * 1099511628211 }

func ops(a, b uint8) (h uint64) {
	h = mix(h, a+b)
	h = mix(h, a-b)
	h = mix(h, a*b)
	h = mix(h, a&b)
	h = mix(h, a|b)
	h = mix(h, a^b)
	h = mix(h, a&^b)
	if b != 0 {
		h = mix(h, a/b)
		h = mix(h, a%b)
	}
	h = mix(h, -a)
	h = mix(h, ^b)
	h = mix(h, a<<(uint(b)%70))
	h = mix(h, a>>(uint(b)%70))
	return
}

func consts(a uint8) (h uint64) {
	h = mix(h, a+1)
	h = mix(h, a-1)
	h = mix(h, 1-a)
	h = mix(h, a*3)
	h = mix(h, a/3)
	h = mix(h, a%7)
	h = mix(h, a/2)
	h = mix(h, a%8)
	h = mix(h, a/10)
	h = mix(h, a<<3)
	h = mix(h, a>>2)
	h = mix(h, a<<7)
	h = mix(h, a>>7)
	h = mix(h, a<<8)
	h = mix(h, a>>8)
	h = mix(h, a&0x55)
	h = mix(h, a|0x2a)
	h = mix(h, a^0x7f)
	h = mix(h, a&^1)
	return
}

func cmp(a, b uint8) (n int) {
	for i, c := range [...]bool{a < b, a <= b, a > b, a >= b, a == b, a != b, a < 5, a >= 5, 5 < a, a == 0, a != 0} {
		if c {
			n |= 1 << i
		}
	}
	return
}

func assign(a, b uint8) uint8 {
	x := box{true, a, [3]uint8{a, b, a}}
	p := &x.arr[2]
	i := 1
	x.v += b
	x.arr[i] *= a
	*p -= b
	x.arr[0] ^= x.v
	x.v <<= 1
	x.arr[i+1] >>= 1
	x.v |= 1
	x.arr[i] &= x.v
	x.arr[0] &^= 3
	x.v++
	*p--
	global += x.v
	m := map[string]uint8{"k": x.arr[1]}
	m["k"] += a
	m["k"]++
	c := make(chan uint8, 1)
	c <- m["k"]
	var e any = <-c
	f := func(y uint8) uint8 { x.v ^= y; return x.v }
	return f(e.(uint8)) + x.arr[0] + x.arr[1] + x.arr[2]
}

func main() {
	for _, a := range vals {
		var h uint64
		n := 0
		for _, b := range vals {
			h ^= ops(a, b)
			h = mix(h, assign(a, b))
			n = n*7 + cmp(a, b)
			n %= 1000003
		}
		println(a, a+a, a*a, -a, ^a, consts(a), h, n)
	}
	println(global)
	var x uint8 = 255
	x++
	println(x, x-1, x == vals[0])
	x = 0
	x--
	println(x)
	println(vals[0]/vals[1], vals[len(vals)-1]/3, uint8(vals[0]), int8(vals[len(vals)-1]), int32(x), float64(x), float32(x) > 0)
	for i := uint8(0); i < 5; i++ {
		print(i*i, " ")
	}
	println()
	switch x {
	case 0:
		println("lo")
	case 255:
		println("hi")
	}
	s := make([]uint8, 5)
	for i := range s {
		s[i] = x >> uint(i)
	}
	copy(s[1:], s)
	s = append(s, s[2:4]...)
	for _, v := range s {
		print(v, " ")
	}
	println(len(s), min(s[0], s[1], 3), max(s[0], 5))
}
