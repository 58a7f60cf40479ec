package main

func sieve(n int) int {
	c := make([]bool, n+1)
	count := 0
	for i := 2; i <= n; i++ {
		if c[i] {
			continue
		}
		count++
		for j := i * i; j <= n; j += i {
			c[j] = true
		}
	}
	return count
}

func quick(a []int) {
	if len(a) < 2 {
		return
	}
	p := a[len(a)/2]
	i, j := 0, len(a)-1
	for i <= j {
		for a[i] < p {
			i++
		}
		for a[j] > p {
			j--
		}
		if i <= j {
			a[i], a[j] = a[j], a[i]
			i++
			j--
		}
	}
	quick(a[:j+1])
	quick(a[i:])
}

func merge(a, tmp []int) {
	if len(a) < 2 {
		return
	}
	m := len(a) / 2
	merge(a[:m], tmp[:m])
	merge(a[m:], tmp[m:])
	copy(tmp, a)
	i, j := 0, m
	for k := range a {
		if j >= len(a) || i < m && tmp[i] <= tmp[j] {
			a[k] = tmp[i]
			i++
		} else {
			a[k] = tmp[j]
			j++
		}
	}
}

func heap(a []int) {
	sift := func(i, n int) {
		for {
			c := 2*i + 1
			if c >= n {
				return
			}
			if c+1 < n && a[c+1] > a[c] {
				c++
			}
			if a[i] >= a[c] {
				return
			}
			a[i], a[c] = a[c], a[i]
			i = c
		}
	}
	for i := len(a)/2 - 1; i >= 0; i-- {
		sift(i, len(a))
	}
	for n := len(a) - 1; n > 0; n-- {
		a[0], a[n] = a[n], a[0]
		sift(0, n)
	}
}

func data() []int {
	a := make([]int, 3000)
	x := uint32(1)
	for i := range a {
		x = x*1664525 + 1013904223
		a[i] = int(int32(x)) >> 8
	}
	return a
}

func check(name string, a []int) {
	h := 0
	for i, v := range a {
		if i > 0 && a[i-1] > v {
			println(name, "unsorted at", i)
			return
		}
		h = h*31 + v
	}
	println(name, "ok", h)
}

func main() {
	println(sieve(10), sieve(100), sieve(100000))
	a := data()
	quick(a)
	check("quick", a)
	b := data()
	merge(b, make([]int, len(b)))
	check("merge", b)
	c := data()
	heap(c)
	check("heap", c)
}
