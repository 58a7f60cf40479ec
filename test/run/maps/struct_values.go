package main

type acc struct {
	n    int
	list []string
	sub  map[string]int
}

type word struct {
	a, b int8
	s    string
	f    float32
	i    any
}

var calls []string

func key(s string) string { calls = append(calls, "k"+s); return s }
func val(i int) int       { calls = append(calls, "v"); return i }

func main() {
	m := map[string]acc{}
	for _, w := range []string{"x", "y", "x", "z", "x", "y"} {
		a := m[w]
		a.n++
		a.list = append(a.list, w)
		if a.sub == nil {
			a.sub = map[string]int{}
		}
		a.sub[w] += a.n
		m[w] = a
	}
	println(m["x"].n, len(m["x"].list), m["x"].sub["x"], m["y"].sub["y"], m["q"].n, m["q"].sub["q"])
	keys := map[word]string{}
	keys[word{1, 2, "s", 0.5, 3}] = "a"
	keys[word{1, 2, "s", 0.5, "3"}] = "b"
	keys[word{1, 3, "s", 0.5, 3}] = "c"
	println(len(keys), keys[word{1, 2, "s", 0.5, 3}], keys[word{1, 2, "s", 0.5, "3"}], keys[word{}] == "")
	s := string([]byte{'k'})
	t := map[string]int{s: 1}
	t["k"]++
	println(t[s], len(t))
	b := []byte("key")
	u := map[string]int{string(b): 5}
	b[0] = 'X'
	println(u["key"], u[string(b)])
	b[0] = 'k'
	println(u[string(b)])
	m2 := map[string]int{}
	m2[key("a")] = val(1)
	m2[key("b")] += val(2)
	m2[key("c")]++
	for _, c := range calls {
		print(c, " ")
	}
	println()
	type pt struct{ x, y int }
	grid := map[pt]rune{}
	for y, row := range []string{"#.#", "..#", "###"} {
		for x, c := range row {
			grid[pt{x, y}] = c
		}
	}
	n := 0
	for p, c := range grid {
		if c == '#' {
			for _, d := range []pt{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
				if grid[pt{p.x + d.x, p.y + d.y}] == '#' {
					n++
				}
			}
		}
	}
	println(len(grid), n)
	var ar map[[3]string]int = map[[3]string]int{{"a", "b", "c"}: 1}
	k := [3]string{"a", "b"}
	k[2] = "c"
	println(ar[k])
	em := map[struct{}]int{}
	em[struct{}{}]++
	em[struct{}{}]++
	println(len(em), em[struct{}{}])
	cm := map[chan int]string{}
	c1, c2 := make(chan int), make(chan int)
	cm[c1], cm[c2] = "1", "2"
	println(cm[c1], cm[c2], len(cm))
	i8 := map[int8]int{}
	for i := range 1000 {
		i8[int8(i)]++
	}
	println(len(i8), i8[-128], i8[127])
	f32 := map[float32]int{0.1: 1}
	x := float32(0.1)
	println(f32[x])
	ptr := &m2
	(*ptr)["ptr"] = 1
	println(m2["ptr"])
}
