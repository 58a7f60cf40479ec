package main

func matrix(r, c int) [][]int {
	m := make([][]int, r)
	for i := range m {
		m[i] = make([]int, c)
	}
	return m
}

func mul(a, b [][]int) [][]int {
	m := matrix(len(a), len(b[0]))
	for i := range a {
		for j := range b[0] {
			for k := range b {
				m[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return m
}

func filter(s []int, f func(int) bool) []int {
	out := s[:0]
	for _, v := range s {
		if f(v) {
			out = append(out, v)
		}
	}
	return out
}

func perms(s []int) [][]int {
	if len(s) == 0 {
		return [][]int{{}}
	}
	var out [][]int
	for i := range s {
		rest := append(append([]int{}, s[:i]...), s[i+1:]...)
		for _, p := range perms(rest) {
			out = append(out, append([]int{s[i]}, p...))
		}
	}
	return out
}

func reverse(s []string) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

func main() {
	a := [][]int{{1, 2}, {3, 4}}
	b := [][]int{{5, 6}, {7, 8}}
	c := mul(a, b)
	println(c[0][0], c[0][1], c[1][0], c[1][1])
	s := []int{1, 2, 3, 4, 5, 6, 7}
	e := filter(s, func(i int) bool { return i%2 == 0 })
	println(len(e), e[0], e[2], s[0], s[2], s[6])
	ps := perms([]int{1, 2, 3})
	for _, p := range ps {
		for _, v := range p {
			print(v)
		}
		print(" ")
	}
	println()
	w := []string{"a", "b", "c", "d"}
	reverse(w)
	reverse(w[1:])
	println(w[0], w[1], w[2], w[3])
	fs := []func(int) int{}
	for i := range 3 {
		fs = append(fs, func(x int) int { return x * i })
	}
	for _, f := range fs {
		print(f(10), " ")
	}
	println()
	tri := make([][]int, 6)
	for i := range tri {
		tri[i] = make([]int, i+1)
		tri[i][0], tri[i][i] = 1, 1
		for j := 1; j < i; j++ {
			tri[i][j] = tri[i-1][j-1] + tri[i-1][j]
		}
	}
	for _, r := range tri {
		for _, v := range r {
			print(v, " ")
		}
	}
	println()
	q := []int{1}
	for n := 0; len(q) > 0 && n < 20; n++ {
		v := q[0]
		q = q[1:]
		if v < 20 {
			q = append(q, v*2, v*3)
		}
		print(v, " ")
	}
	println()
	s2 := []int{1, 2, 3}
	for i, v := range s2 {
		s2 = append(s2, v*10)
		s2[i] = 0
	}
	for _, v := range s2 {
		print(v, " ")
	}
	println()
	s3 := []int{1, 2, 3}
	for i := range s3 {
		s3 = s3[:1]
		print(i, len(s3), " ")
	}
	println()
	st := []struct {
		n    string
		subs []int
	}{{"a", nil}, {"b", []int{1}}}
	st[0].subs = append(st[0].subs, 5)
	cp := append(st[:0:0], st...)
	cp[0].n = "z"
	cp[1].subs[0] = 100
	println(st[0].n, st[0].subs[0], st[1].subs[0])
}
