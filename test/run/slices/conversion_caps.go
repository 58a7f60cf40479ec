package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Capacities of []byte(s) and []rune(s): of the length for constants and for slices nobody writes to, of 32 for short
// ones that stay in the function, else of the size class.

var sink []byte
var sinkr []rune

//go:noinline
func str(n int) string { return strings.Repeat("x", n) }

//go:noinline
func reads(b []byte) int { return cap(b) }

//go:noinline
func writes(b []byte) int { b[0] = 1; return cap(b) }

//go:noinline
func keeps(b []byte) int { sink = b; return cap(b) }

//go:noinline
func back(b []byte) []byte { return b }

type S struct{ b []byte }

func main() {
	for _, n := range []int{0, 1, 5, 31, 32, 33, 40} {
		s := str(n)
		a := []byte(s)
		b := []byte(s)
		b = append(b, 'x')
		c := []byte(s)
		sink = c
		d := []byte(s)
		copy(d, "q")
		e := []byte(s)
		for i := range e {
			e[i]++
		}
		f := []byte(s)
		x := 0
		for _, y := range f {
			x += int(y)
		}
		g := []rune(s)
		h := []rune(s)
		sinkr = h
		i := []byte(s + "ab")
		j := []byte(s + "ab")
		j[0] = 'x'
		k := []byte(s)
		clear(k)
		l := back([]byte(s))
		m := back([]byte(s))
		for q := range m {
			m[q] = 1
		}
		p := &S{[]byte(s)}
		for q := range p.b {
			p.b[q] = 2
		}
		o := S{[]byte(s)}
		println(n, cap(a), cap(b), cap(c), cap(d), cap(e), cap(f), cap(g), cap(h), cap(i), cap(j), cap(k), cap(l), cap(m), cap(p.b), cap(o.b), x)
		println(reads([]byte(s)), keeps([]byte(s)), cap([]byte(s)), cap([]rune(s)), bytes.Equal([]byte(s), sink), bytes.Contains([]byte(s), sink))
		if n > 0 {
			println(writes([]byte(s)))
		}
		var sb strings.Builder
		sb.Grow(n)
		println(sb.Cap())
		t := []byte(s)
		t = strconv.AppendInt(t, 5, 10)
		println(cap(t))
		u := []byte(s)
		fn := func() { u = append(u, 1) }
		println(cap(u))
		fn()
		println(cap(u))
		v := []byte(s)
		w := v
		w2 := w[:0]
		println(cap(w), cap(w2))
		z := bytes.TrimSpace([]byte(s))
		println(cap(z))

	}
	type B []byte
	println(cap([]byte("abc")), cap(B("hello")), cap([]rune("héé")), cap([]byte("")), cap([]rune("")))
	prefix := []byte("id-")
	a1 := append(prefix, 'a')
	b1 := append(prefix, 'b')
	fmt.Println(string(a1), string(b1))
	const k = "const"
	q := []byte(k)
	q = append(q, '!')
	println(cap(q))
	sink = []byte("heap")
	println(cap(sink), cap([]byte(k+"x")))
	fmt.Println(cap(G), cap(H), string(G))
}

var G = []byte("global")
var H = []rune("global")
