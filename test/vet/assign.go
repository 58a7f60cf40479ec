package p

import "sync/atomic"

type s struct{ x, y int }

func f(v *s, list []int, m map[int]int) {
	v.x = v.x
	v.x, v.y = v.x, v.y
	list[0] = list[0]
	list[g()] = list[g()]
	m[0] = m[0]
	*v = *v
	v.x = (v.y)
	x := 1
	x = x
	var n int64
	n = atomic.AddInt64(&n, 1)
	p := &n
	*p = atomic.AddInt64(p, 1)
	y := atomic.AddInt64(p, 1)
	_ = y
}

func g() int { return 0 }
