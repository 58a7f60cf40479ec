package main

func windows(s []int, k int) (out [][]int) {
	for i := 0; i+k <= len(s); i++ {
		out = append(out, s[i:i+k:i+k])
	}
	return
}

func rotate(s []int, k int) {
	rev := func(a []int) {
		for i, j := 0, len(a)-1; i < j; i, j = i+1, j-1 {
			a[i], a[j] = a[j], a[i]
		}
	}
	k %= len(s)
	rev(s[:k])
	rev(s[k:])
	rev(s)
}

func insert(s []int, i int, vs ...int) []int {
	s = append(s, vs...)
	copy(s[i+len(vs):], s[i:])
	copy(s[i:], vs)
	return s
}

func remove(s []int, i, j int) []int { return s[:i+copy(s[i:], s[j:])] }

func dedup(s []int) []int {
	w := 0
	for r, v := range s {
		if r == 0 || v != s[w-1] {
			s[w] = v
			w++
		}
	}
	return s[:w]
}

func partition(s []int, f func(int) bool) (yes, no []int) {
	i, j := 0, len(s)
	for i < j {
		if f(s[i]) {
			i++
		} else {
			j--
			s[i], s[j] = s[j], s[i]
		}
	}
	return s[:i:i], s[i:]
}

func show(s []int) {
	for _, v := range s {
		print(v, " ")
	}
	println("|", len(s))
}

type ring struct {
	buf  []int
	head int
	n    int
}

func (r *ring) push(v int) {
	if r.n == len(r.buf) {
		nb := make([]int, max(4, 2*len(r.buf)))
		k := copy(nb, r.buf[r.head:])
		copy(nb[k:], r.buf[:r.head])
		r.buf, r.head = nb, 0
	}
	r.buf[(r.head+r.n)%len(r.buf)] = v
	r.n++
}

func (r *ring) pop() (v int) {
	v = r.buf[r.head]
	r.head = (r.head + 1) % len(r.buf)
	r.n--
	return
}

func main() {
	s := []int{1, 2, 3, 4, 5, 6}
	w := windows(s, 3)
	w[0] = append(w[0], 100)
	w[1][0] = 20
	println(len(w), s[1], s[3], w[0][1], w[0][3])
	s[1] = 2
	rotate(s, 2)
	show(s)
	show(insert(append([]int(nil), s...), 2, 7, 8))
	show(remove(append([]int(nil), s...), 1, 4))
	show(dedup([]int{1, 1, 2, 3, 3, 3, 1}))
	show(dedup(nil))
	y, n := partition([]int{5, 2, 8, 1, 9, 4}, func(v int) bool { return v < 5 })
	println(len(y), len(n), cap(y))
	y = append(y, 1000)
	println(n[0] != 1000)
	var r ring
	for i := range 10 {
		r.push(i)
		if i%3 == 2 {
			print(r.pop(), " ")
		}
	}
	for r.n > 0 {
		print(r.pop(), " ")
	}
	println(len(r.buf))
	m := make([][]byte, 3)
	flat := make([]byte, 9)
	for i := range m {
		m[i] = flat[i*3 : i*3+3 : i*3+3]
		for j := range m[i] {
			m[i][j] = byte('a' + i*3 + j)
		}
	}
	for i := range m {
		for j := range i {
			m[i][j], m[j][i] = m[j][i], m[i][j]
		}
	}
	println(string(flat))
	sum := func(xs ...int) (t int) {
		xs = append(xs, 1)
		for _, x := range xs {
			t += x
		}
		if len(xs) > 1 {
			xs[0] = -1
		}
		return
	}
	v := make([]int, 2, 8)
	v[0] = 5
	println(sum(v...), v[0], v[:3][2], sum(), sum(1, 2))
}
