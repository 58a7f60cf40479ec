package main

import "unsafe"

var empty string

//go:noinline
func make1(c byte) string {
	a := [4]byte{c, c + 1, c + 2}
	s := unsafe.String(&a[0], 3)
	return s + empty
}

//go:noinline
func clobber(n int) (s int) {
	var a [60]int
	for i := range a {
		a[i] = n + i
	}
	for i := range a {
		s += a[i]
	}
	return s
}

// The string of converted bytes stays in the function, or does not.
//
//go:noinline
func joined(b []byte) string {
	return empty + string(b)
}

//go:noinline
func compared(b []byte, s string) (n int) {
	for i := range b {
		t := string(b[:i])
		if t == s {
			n += 10
		}
		for j := range len(t) {
			n += int(t[j] - 'a')
		}
	}
	return n
}

func lookup(m map[string]int, b []byte) int {
	k := string(b)
	m[k]++
	return m[k] + len(k)
}

func main() {
	x, y := make1('x'), make1('a')
	println(clobber(7))
	println(x, y)
	b := []byte("abcdefgh")
	j := joined(b)
	b[0] = 'X'
	println(clobber(8), j, joined(b[:0]), joined(b[:1]))
	b[0] = 'a'
	println(compared(b, "abc"))
	m := map[string]int{}
	for i := range 4 {
		println(lookup(m, b[i:]), lookup(m, b[:i]))
	}
	long := make([]byte, 100)
	for i := range long {
		long[i] = 'a' + byte(i%26)
	}
	println(compared(long, "abcdefghijklmnopqrstuvwxyzabcdefghijklmn"))
	println(len(m), m["abcdefgh"])
}
