package main

import "fmt"

type big []uint32 // little-endian base 1e9

const base = 1000000000

func fromInt(n uint64) (b big) {
	for ; n > 0; n /= base {
		b = append(b, uint32(n%base))
	}
	return
}

func (a big) add(b big) (c big) {
	var carry uint64
	for i := 0; i < len(a) || i < len(b) || carry > 0; i++ {
		s := carry
		if i < len(a) {
			s += uint64(a[i])
		}
		if i < len(b) {
			s += uint64(b[i])
		}
		c = append(c, uint32(s%base))
		carry = s / base
	}
	return
}

func (a big) mul(b big) big {
	c := make(big, len(a)+len(b))
	for i, x := range a {
		var carry uint64
		for j, y := range b {
			v := uint64(x)*uint64(y) + uint64(c[i+j]) + carry
			c[i+j] = uint32(v % base)
			carry = v / base
		}
		for k := i + len(b); carry > 0; k++ {
			v := uint64(c[k]) + carry
			c[k] = uint32(v % base)
			carry = v / base
		}
	}
	for len(c) > 0 && c[len(c)-1] == 0 {
		c = c[:len(c)-1]
	}
	return c
}

func (a big) divSmall(d uint32) (q big, r uint32) {
	q = make(big, len(a))
	var rem uint64
	for i := len(a) - 1; i >= 0; i-- {
		v := rem*base + uint64(a[i])
		q[i] = uint32(v / uint64(d))
		rem = v % uint64(d)
	}
	for len(q) > 0 && q[len(q)-1] == 0 {
		q = q[:len(q)-1]
	}
	return q, uint32(rem)
}

func (a big) String() string {
	if len(a) == 0 {
		return "0"
	}
	s := fmt.Sprint(a[len(a)-1])
	for i := len(a) - 2; i >= 0; i-- {
		s += fmt.Sprintf("%09d", a[i])
	}
	return s
}

func pow(x big, n int) big {
	r := fromInt(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = r.mul(x)
		}
		x = x.mul(x)
	}
	return r
}

func main() {
	f := fromInt(1)
	for i := uint64(2); i <= 100; i++ {
		f = f.mul(fromInt(i))
	}
	fmt.Println(f)
	a, b := fromInt(0), fromInt(1)
	for range 500 {
		a, b = b, a.add(b)
	}
	fmt.Println(a)
	fmt.Println(pow(fromInt(2), 521), len(pow(fromInt(3), 1000).String()))
	q, r := f.divSmall(97 * 89)
	fmt.Println(q.mul(fromInt(97*89)).String() == f.String(), r)
	q, r = fromInt(12345678901234567890).divSmall(7)
	fmt.Println(q, r, fromInt(0), fromInt(0).mul(f), fromInt(1<<64-1))
	n, digits := f, 0
	for len(n) > 0 {
		var d uint32
		n, d = n.divSmall(10)
		digits += int(d)
	}
	fmt.Println(digits)
}
