package main

// Arrays above 64 KB live on the heap, are still values, and are still zero.

var global [1 << 17]int

type T struct{ rows [300][300]int }

func fill(a [20000]int, n int) [20000]int {
	for i := range a {
		a[i] += n
	}
	return a
}

func local(n int) int {
	var a [100000]byte
	s := 0
	for _, v := range a {
		s += int(v)
	}
	for i := range a {
		a[i] = byte(n)
	}
	return s*1000 + int(a[99999])
}

func sum(a *[20000]int) (s int) {
	for _, v := range a {
		s += v
	}
	return
}

func main() {
	var a [20000]int
	b := fill(a, 2)
	c := fill(b, 3)
	println(sum(&a), sum(&b), sum(&c))
	println(b == c, b != c, a == [20000]int{})
	a = c
	a[0]++
	println(a[0], c[0])
	println(local(1), local(2), local(3))
	global[1<<16] = 5
	g := global
	g[1<<16]++
	println(global[1<<16], g[1<<16])
	for i, v := range c {
		c[len(c)-1] = 1000
		if i == len(c)-1 {
			println("range copy", v, c[i])
		}
	}
	var t T
	t.rows[299][299] = 4
	u := t
	u.rows[299][299]++
	println(t.rows[299][299], u.rows[299][299], len(u.rows))
	p := &u.rows[100]
	p[5] = 8
	println(u.rows[100][5], t.rows[100][5])
	var i any = t
	t.rows[0][0] = 1
	println(i.(T).rows[0][0], i.(T).rows[299][299])
	f := func() int { return c[0] + c[19999] }
	c[0] = 7
	println(f())
	ch := make(chan [8000]int, 1)
	ch <- [8000]int(c[:8000])
	c[0] = 8
	d := <-ch
	println(d[0], c[0])
	s := c[:10]
	s[0] = 11
	println(c[0], cap(s))
	idx := 19999
	c[idx], c[idx-1] = c[idx-1], c[idx]
	println(c[idx], c[idx-1])
}
