package main

func gen() []int { println("gen"); return []int{1, 2, 3} }

type S struct {
	i, j int
	a    [3]int
}

func arr() [3]int { println("arr"); return [3]int{4, 5, 6} }

func main() {
	for i, v := range gen() {
		print(i, v, " ")
	}
	println()
	for range gen() {
		print(".")
	}
	println()
	for i := range arr() {
		print(i)
	}
	println()
	for _, v := range arr() {
		print(v)
	}
	println()
	s := []int{1, 2, 3}
	for i, v := range s {
		if i == 0 {
			s[1] = 20
			s = append(s, 4)
			s[2] = 30
		}
		print(v, " ")
	}
	println(len(s), s[2])
	var st S
	for st.i, st.a[st.i%3] = range []int{7, 8, 9} {
	}
	println(st.i, st.a[0], st.a[1], st.a[2])
	m := map[string]int{}
	for m["k"], m["v"] = range []int{5, 6} {
	}
	println(m["k"], m["v"])
	var p *[3]int
	for i := range p {
		print(i)
	}
	println()
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 100
		if i == 2 {
			println(v)
		}
	}
	for i, v := range a[:] {
		a[2] = 200
		if i == 2 {
			println(v)
		}
	}
	c := make(chan int, 5)
	for i := range 5 {
		c <- i * i
	}
	close(c)
	for v := range c {
		print(v, " ")
	}
	println()
	for range c {
		println("never")
	}
	for i, r := range "a\xe4\xb8\x96\xffz" {
		print(i, ":", r, " ")
	}
	println()
	str := "abc"
	for i, r := range str {
		str = "zzzzz"
		print(i, string(r), " ")
	}
	println()
	var x any
	for _, x = range []string{"a", "b"} {
	}
	println(x.(string))
	var i8 int8
	for i8 = range 5 {
	}
	println(i8)
	for i := range uint8(3) {
		i *= 200
		print(i, " ")
	}
	println()
	n := 4
	for i := range n {
		n--
		i++
		print(i, n, " ")
	}
	println()
	const big = 3
	for i := range int64(big) {
		print(i)
	}
	println()
	for i, row := range [][]int{{1}, {2, 3}, {}} {
		for j := range row {
			row[j] *= 10
		}
		if len(row) > 1 {
			println(i, row[1])
		}
	}
	for _, e := range []struct{ a, b int }{{1, 2}, {3, 4}} {
		e.a = e.b
		print(e.a, " ")
	}
	println()
	ps := []*S{{i: 1}, {i: 2}}
	for _, e := range ps {
		e.i *= 3
	}
	println(ps[0].i, ps[1].i)
	for i, f := range []func() int{func() int { return 1 }, func() int { return 2 }} {
		print(i+f(), " ")
	}
	println()
	type my []string
	for i, v := range my(nil) {
		println(i, v)
	}
	last := -1
	for last = range "日本語" {
	}
	println(last)
	sum := 0
	for k, v := range map[int]int{1: 2, 3: 4} {
		sum += k*10 + v
	}
	println(sum)
	arr2 := [2][2]int{{1, 2}, {3, 4}}
	for i, r := range arr2 {
		r[0] = 9
		arr2[i][1] = 8
		print(r[0], r[1], " ")
	}
	println(arr2[0][0], arr2[1][1])
}
