package main

// Iteration sees every entry exactly once at all sizes, with growth and shrink in between, and restarts anywhere.

type rec struct {
	k string
	v [3]int
}

func check(n int) bool {
	m := make(map[int]int)
	for i := range n {
		m[i*i] = i
	}
	seen := make([]bool, n)
	for k, v := range m {
		if v*v != k || seen[v] {
			return false
		}
		seen[v] = true
	}
	for _, s := range seen {
		if !s {
			return false
		}
	}
	for i := 0; i < n; i += 2 {
		delete(m, i*i)
	}
	c := 0
	for k := range m {
		if k%2 == 0 {
			return false
		}
		c++
	}
	return c == n/2 && len(m) == c
}

func starts() int {
	m := map[int]bool{}
	for i := range 8 {
		m[i] = true
	}
	first := map[int]bool{}
	for range 200 {
		for k := range m {
			first[k] = true
			break
		}
	}
	return len(first)
}

func nested(n int) (pairs int) {
	m := map[int]string{}
	for i := range n {
		m[i] = "x"
	}
	for a := range m {
		for b := range m {
			if a < b {
				pairs++
			}
		}
	}
	return
}

func growWhile() (orig int) {
	m := map[int]int{}
	for i := range 10 {
		m[i] = 1
	}
	for k, v := range m {
		orig += v
		for j := range 100 {
			m[1000+k*100+j] = 0
		}
	}
	return
}

func main() {
	for _, n := range []int{0, 1, 2, 7, 8, 9, 13, 14, 15, 16, 17, 100, 127, 128, 129, 1000, 5000} {
		print(check(n), " ")
	}
	println()
	println(starts() > 1)
	println(nested(50), growWhile())
	m := map[string]rec{}
	for i := range 300 {
		k := string(rune('a'+i%26)) + string(rune('a'+i/26))
		m[k] = rec{k, [3]int{i, i * 2, i * 3}}
	}
	t := 0
	for k, r := range m {
		if r.k != k {
			println("key")
		}
		t += r.v[0] + r.v[1] + r.v[2]
		r.v[0] = 0
	}
	println(t, m["ab"].v[0])
	for r := range 5 {
		for k := range m {
			if int(k[0]+k[1])%5 == r {
				delete(m, k)
			} else if r == 4 {
				println("left", k)
			}
		}
	}
	println(len(m))
	for i := range 3 {
		m[string(rune('p'+i))] = rec{}
	}
	n := 0
	for range m {
		n++
		if n == 2 {
			clear(m)
			m["new"] = rec{}
			break
		}
	}
	println(len(m))
	var total int
	for _, f := range map[string]func() int{"a": func() int { return 1 }, "b": func() int { return 2 }} {
		total += f()
	}
	println(total)
}
