package main

func main() {
	var fs []func() int
	for i := 0; i < 4; i++ {
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		print(f(), f(), " ")
	}
	println()
	// the copy at the end of an iteration sees changes made in it
	var gs []func() int
	for i := 0; i < 6; i++ {
		inc := func() { i++ }
		gs = append(gs, func() int { return i })
		inc()
	}
	for _, g := range gs {
		print(g(), " ")
	}
	println()
	var ps []*int
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
	}
	for _, p := range ps {
		print(*p, " ")
	}
	println(ps[0] == ps[1])
	// closures in the three clauses
	var inPost, inCond []func() int
	for i := 0; func() bool { inCond = append(inCond, func() int { return i }); return i < 3 }(); func() { i++; inPost = append(inPost, func() int { return i }) }() {
	}
	for _, f := range inCond {
		print(f(), " ")
	}
	for _, f := range inPost {
		print(f(), " ")
	}
	println()
	// continue also copies
	var cs []func() int
	for i, j := 0, 10; i < 5; i, j = i+1, j-1 {
		cs = append(cs, func() int { return i*100 + j })
		if i%2 == 0 {
			continue
		}
		j--
	}
	for _, c := range cs {
		print(c(), " ")
	}
	println()
	// range forms
	var rs []func() int
	for i, v := range []int{10, 20, 30} {
		rs = append(rs, func() int { i++; v++; return i + v })
	}
	for k, v := range map[string]int{"x": 1} {
		rs = append(rs, func() int { return len(k) + v })
	}
	for i, r := range "é!" {
		rs = append(rs, func() int { return i*1000 + int(r) })
	}
	for i := range 2 {
		rs = append(rs, func() int { return -i })
	}
	for _, f := range rs {
		print(f(), " ")
	}
	println()
	// outer variables are shared
	var x int
	var ss []func() int
	for x = 0; x < 3; x++ {
		ss = append(ss, func() int { return x })
	}
	for x = range 5 {
		ss = append(ss, func() int { return x })
	}
	for _, f := range ss {
		print(f(), " ")
	}
	println()
	// labelled continue out of a nested loop, with goto
	var ls []func() int
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			ls = append(ls, func() int { return i*10 + j })
			if j == 1 {
				continue outer
			}
		}
	}
	for _, f := range ls {
		print(f(), " ")
	}
	println()
	var ds string
	func() {
		for i := 0; i < 3; i++ {
			defer func() { ds += string(rune('0' + i)) }()
		}
	}()
	println(ds)
	var ws []func() int
	i := 0
again:
	if i < 3 {
		k := i
		ws = append(ws, func() int { k += 5; return k })
		i++
		goto again
	}
	for _, w := range ws {
		print(w(), " ")
	}
	println()
	big := [20]int{}
	var bs []func() int
	for b := big; b[0] < 3; b[0]++ {
		bs = append(bs, func() int { b[1]++; return b[0] + b[1] })
	}
	for _, f := range bs {
		print(f(), f(), " ")
	}
	println()
}
