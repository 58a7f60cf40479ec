package main

func sum(n, c int) int {
	b := make([]int, n, c)
	for i := range b {
		b[i] = i + 1
	}
	b = append(b, 100)
	s := 0
	for _, x := range b {
		s += x
	}
	return s + cap(b)
}

func try(n, c int) {
	defer func() {
		if e := recover(); e != nil {
			println(e.(error).Error())
		}
	}()
	println(sum(n, c))
}

type pair struct {
	s string
	p *int
}

func pairs(n int) string {
	ps := make([]pair, 0, n)
	x := new(int)
	for i := 0; i < 5; i++ {
		ps = append(ps, pair{string(rune('a' + i)), x})
	}
	t := ""
	for _, p := range ps {
		t += p.s
		*p.p++
	}
	println(*x, len(ps))
	return t
}

func fresh(k uint8) (total int) {
	for i := 0; i < 4; i++ {
		b := make([]byte, k)
		for j := range b {
			total += int(b[j])
			b[j] = byte(i + j)
		}
	}
	return
}

func words() int {
	n := 0
	for i := 0; i < 3; i++ {
		var w []string
		for j := 0; j < i+1; j++ {
			w = append(w, "x", "y")
			n += len(w)
		}
		println(len(w), cap(w) > 0, w[0], w[len(w)-1])
	}
	return n
}

func rec(n int) int {
	var s []int
	s = append(s, n)
	if n > 0 {
		s[0] += rec(n - 1)
	}
	return s[0]
}

func keep(all [][]int) [][]int {
	for i := 0; i < 3; i++ {
		var s []int
		s = append(s, i)
		all = append(all, s)
	}
	return all
}

func main() {
	try(0, 0)
	try(2, 3)
	try(4, 4)
	try(3, 9)
	try(-1, 4)
	try(3, 2)
	try(0, -1)
	try(5, 2)
	println(pairs(0), pairs(1), pairs(2), pairs(9))
	println(fresh(0), fresh(7), fresh(32), fresh(33))
	println(words())
	println(rec(100))
	for _, s := range keep(nil) {
		println(s[0])
	}
	var none []int
	none = append(none)
	println(none == nil)
	f := func() (r []byte) {
		var b []byte
		b = append(b, 'x')
		r = append(r, b...)
		return
	}
	println(string(f()))
}
