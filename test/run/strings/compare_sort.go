package main

func less(a, b string) bool { return a < b }

func sort(s []string) {
	for i := range s {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

func max(a string, b ...string) string {
	for _, x := range b {
		if x > a {
			a = x
		}
	}
	return a
}

func bin(s []string, x string) int {
	lo, hi := 0, len(s)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if s[m] < x {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

func prefix(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

func main() {
	s := []string{"pear", "apple", "fig", "", "apple pie", "Zebra", "éclair", "apple", "\xff", "日本", "a\x00b", "a"}
	sort(s)
	for _, x := range s {
		print("[", x, "]")
	}
	println()
	println(bin(s, "fig"), bin(s, "b"), bin(s, "zzz"), bin(s, ""))
	println(max("a", "c", "b"), min("q", "b", "z"), less("abc", "abd"), less("abc", "ab"))
	println(prefix("interview", "internet"), prefix("", "x") == "")
	a := "prefix-" + s[1]
	b := "prefix-" + s[1]
	println(a == b, a <= b, a >= b, a != b, a[:7] == b[:7], &a == &b)
	long := ""
	for range 100 {
		long += "0123456789"
	}
	x, y := long+"a", long+"b"
	println(x < y, x == y, x[:1000] == y[:1000], x > long, long < x)
	var bs [3]byte
	copy(bs[:], "xyz!")
	println(string(bs[:]) == "xyz", string(bs[:2])+"!" == "xy!")
	switch t := a[:3]; {
	case t > "pre":
		println("more")
	case t == "pre":
		println("same")
	}
	m := map[string]int{}
	for i, w := range s {
		m[w] = i*10 + m[w]
	}
	println(len(m), m["apple"], m[""], m["a\x00b"])
	n := 0
	for _, c := range []byte("bytes") {
		n = n*31 + int(c)
	}
	println(n, "a"+"b" == "ab", "x"[0] == 'x', len("\u00e9") == len("é"))
}
