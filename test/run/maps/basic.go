package main

type K struct {
	a int
	b string
}
type I interface{ m() }
type X int

func (X) m() {}

func main() {
	m := map[string]int{"one": 1, "two": 2}
	m["three"] = 3
	println(len(m), m["one"], m["zzz"])
	v, ok := m["two"]
	println(v, ok)
	v, ok = m["four"]
	println(v, ok)
	delete(m, "two")
	delete(m, "absent")
	_, ok = m["two"]
	println(ok, len(m))
	m["n"]++
	m["n"] += 5
	m["n"]--
	println(m["n"])
	m2 := m
	m2["shared"] = 1
	println(m["shared"])
	ks := map[K][]int{}
	ks[K{1, "a"}] = append(ks[K{1, "a"}], 1, 2)
	ks[K{1, "a"}][0] = 9
	println(len(ks), ks[K{1, "a"}][0], len(ks[K{2, "a"}]))
	im := map[any]string{1: "int", "1": "string", 1.0: "float", int8(1): "int8", K{1, "x"}: "K", [2]int{1, 2}: "arr", nil: "nil", true: "bool"}
	println(im[1], im["1"], im[1.0], im[int8(1)], im[K{1, "x"}], im[[2]int{1, 2}], im[nil], im[true], im[int16(1)] == "")
	ii := map[I]int{X(1): 1, X(2): 2}
	println(ii[X(2)], ii[X(3)], ii[nil])
	nest := map[string]map[string]int{}
	if nest["a"] == nil {
		nest["a"] = map[string]int{}
	}
	nest["a"]["b"]++
	nest["a"]["b"]++
	println(nest["a"]["b"], nest["x"]["y"])
	sum := 0
	for k, v := range map[int]int{1: 10, 2: 20, 3: 30} {
		sum += k * v
	}
	println(sum)
	mp := map[int]*K{1: {5, "p"}}
	mp[1].a++
	println(mp[1].a, mp[2] == nil)
	fm := map[string]func(int) int{"dbl": func(i int) int { return i * 2 }}
	println(fm["dbl"](4), fm["none"] == nil)
	bm := map[bool]int{true: 1}
	bm[1 > 2] = 7
	println(bm[false], bm[true], len(bm))
	arr := map[int][3]int{1: {1, 2, 3}}
	println(arr[1][2], arr[0][2], len(arr[1]))
	big := make(map[int]int, 100)
	for i := range 10000 {
		big[i*7] = i
	}
	t := 0
	for i := range 10000 {
		t += big[i*7]
	}
	println(len(big), t)
	for i := 0; i < 10000; i += 2 {
		delete(big, i*7)
	}
	t = 0
	for k, v := range big {
		if k != v*7 {
			println("bad")
		}
		t++
	}
	println(t, len(big))
	clear(big)
	println(len(big), big[7])
	var e map[K]K
	println(e[K{}].b == "", len(e), e == nil)
	p := map[*int]int{}
	x, y := 1, 1
	p[&x] = 1
	p[&y] = 2
	println(len(p), p[&x], p[&y], p[nil])
	m["a"], m["b"] = 1, 2
	a, b := m["a"], m["b"]
	println(a, b)
	if v, ok := m["a"]; ok && v == 1 {
		println("ok")
	}
	var blank int
	blank, _ = m["q"]
	println(blank)
}
