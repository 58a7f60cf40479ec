package main

// Frames with many slots and with large frame variables, a million calls deep in sum.

type big struct{ a [32]int }

func down(n int, b big) (int, big) {
	if n == 0 {
		return b.a[0], b
	}
	b.a[n%32] += n
	r, c := down(n-1, b)
	return r + c.a[n%32], b
}

func many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t int) (int, int, int) {
	if a == 0 {
		return b + c + d + e + f + g, h + i + j + k + l + m, n + o + p + q + r + s + t
	}
	return many(a-1, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, b)
}

func viaPointer(p *int, n int) {
	var local [16]int
	if n == 0 {
		return
	}
	local[n%16] = n
	q := &local[n%16]
	*p += *q
	viaPointer(p, n-1)
	*p += *q
}

func closureDepth(n int) int {
	if n == 0 {
		return 0
	}
	f := func() int { n += 2; return closureDepth(n - 3) }
	return f() + n
}

func main() {
	r, b := down(2000, big{})
	println(r, b.a[0], b.a[1], b.a[16])
	println(many(100000, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19))
	s := 0
	viaPointer(&s, 100000)
	println(s)
	println(closureDepth(10000))
}
