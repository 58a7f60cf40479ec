// Searches of bytes and long numbers, compared with the plain way, at all short lengths and alignments.
package main

import (
	"bytes"
	"fmt"
	"math/big"
	"math/bits"
)

func index(s, t []byte) int {
	for i := 0; i+len(t) <= len(s); i++ {
		if string(s[i:i+len(t)]) == string(t) {
			return i
		}
	}
	return -1
}

func compare(s, t []byte) int {
	for i := range min(len(s), len(t)) {
		if s[i] != t[i] {
			if s[i] < t[i] {
				return -1
			}
			return 1
		}
	}
	return min(1, max(-1, len(s)-len(t)))
}

func main() {
	data := make([]byte, 40000)
	x := uint32(1)
	next := func() uint32 { x = x*1664525 + 1013904223; return x >> 16 }
	for i := range data {
		data[i] = 'a' + byte(next()%3)
	}
	bad := 0
	check := func(what string, got, want int) {
		if got != want && bad < 10 {
			bad++
			fmt.Println(what, got, want)
		}
	}
	for n := range 200 {
		for range 20 {
			at := int(next() % 50)
			s := data[at : at+n]
			c := 'a' + byte(next()%4)
			count, first, last := 0, -1, -1
			for i, v := range s {
				if v == c {
					if first < 0 {
						first = i
					}
					last = i
					count++
				}
			}
			check("IndexByte", bytes.IndexByte(s, c), first)
			check("LastIndexByte", bytes.LastIndexByte(s, c), last)
			check("Count", bytes.Count(s, []byte{c}), count)
			m := int(next() % 9)
			from := int(next() % 300)
			t := data[from : from+m]
			check("Index", bytes.Index(s, t), index(s, t))
			u := data[from : from+n]
			check("Compare", bytes.Compare(s, u), compare(s, u))
			check("Compare", bytes.Compare(s, u[:n/2]), compare(s, u[:n/2]))
			check("Compare", bytes.Compare(s, s[:n/2]), min(1, n-n/2))
		}
	}
	for _, m := range []int{1, 2, 5, 20, 63, 64, 65, 300, 5000} {
		t := append([]byte{}, data[len(data)-m:]...)
		check("long Index", bytes.Index(data, t), index(data, t))
		t[m-1] = '!'
		check("long Index", bytes.Index(data, t), -1)
		check("long Index", bytes.Index(append(append([]byte{}, data...), t...), t), len(data))
	}
	check("long Count", bytes.Count(data, []byte("a"))+bytes.Count(data, []byte("b"))+bytes.Count(data, []byte("c")), len(data))
	check("Index", bytes.Index(bytes.Repeat([]byte("a"), 20000), append(bytes.Repeat([]byte("a"), 60), 'b')), -1)

	for _, v := range [][3]uint64{{0, 0, 0}, {1, ^uint64(0), 0}, {^uint64(0), ^uint64(0), 1}, {5, 7, 1}, {7, 5, 1}, {0, 0, 1}, {^uint64(0), 0, 1}} {
		s, c := bits.Add64(v[0], v[1], v[2])
		d, b := bits.Sub64(v[0], v[1], v[2])
		fmt.Println(s, c, d, b)
	}

	// Products two ways, with borrows and carries through all words.
	sum := new(big.Int)
	for n := 1; n < 70; n++ {
		a := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(64*n)), big.NewInt(1))
		b := new(big.Int).Add(new(big.Int).Lsh(big.NewInt(3), uint(64*n-5)), big.NewInt(int64(n)))
		p := new(big.Int).Mul(a, b)
		q := new(big.Int).Sub(new(big.Int).Lsh(b, uint(64*n)), b)
		if p.Cmp(q) != 0 {
			fmt.Println("Mul", n)
		}
		quo, rem := new(big.Int).QuoRem(new(big.Int).Add(p, big.NewInt(12345)), a, new(big.Int))
		if quo.Cmp(b) != 0 && n > 1 || rem.Int64() != 12345 && n > 1 {
			fmt.Println("QuoRem", n, rem)
		}
		sum.Add(sum, p.Mod(p, big.NewInt(1000000007)))
		e := new(big.Int).Exp(b, big.NewInt(65537), new(big.Int).Add(a, big.NewInt(2)))
		sum.Add(sum, e.Mod(e, big.NewInt(998244353)))
	}
	fmt.Println(sum)
	f := big.NewInt(1)
	for i := int64(1); i < 3000; i++ {
		f.Mul(f, big.NewInt(i))
	}
	f.Mul(f, f).Mul(f, f).Mul(f, f).Mul(f, f).Mul(f, f).Mul(f, f)
	g := new(big.Int).Lsh(big.NewInt(1), uint(f.BitLen()))
	g.Sub(g, f)
	fmt.Println(f.BitLen(), g.BitLen(), g.Add(g, f).TrailingZeroBits())
	fmt.Println(bad)
}
