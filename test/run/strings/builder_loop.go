package main

func itoa(n int) string {
	if n == 0 {
		return "0"
	}
	neg := n < 0
	var b [20]byte
	i := len(b)
	u := uint(n)
	if neg {
		u = -u
	}
	for u > 0 {
		i--
		b[i] = byte('0' + u%10)
		u /= 10
	}
	if neg {
		i--
		b[i] = '-'
	}
	return string(b[i:])
}

func atoi(s string) (n int, ok bool) {
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	if s == "" {
		return
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	if neg {
		n = -n
	}
	return n, true
}

func split(s string, sep byte) (out []string) {
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == sep {
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}

func join(p []string, sep string) string {
	s := ""
	for i, x := range p {
		if i > 0 {
			s += sep
		}
		s += x
	}
	return s
}

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func index(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}

func upper(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - 32
		}
	}
	return string(b)
}

func main() {
	println(itoa(0), itoa(-1), itoa(12345), itoa(-1<<63), itoa(1<<63-1))
	println(atoi("42"))
	println(atoi("-17"))
	println(atoi("4x"))
	println(atoi("-"))
	p := split("a,b,,c", ',')
	println(len(p), join(p, "|"), join(nil, ","), join(p[:1], ","))
	println(reverse("héllo世"), reverse(""))
	println(index("hello", "llo"), index("hello", "z"), index("hello", ""), index("", "a"))
	println(upper("abc-XYZ é"))
	s := ""
	for i := range 300 {
		s = itoa(i) + s + itoa(i)
	}
	println(len(s), s[:10], s[len(s)-10:], s[len(s)/2-5:len(s)/2+5])
	table := map[string]int{}
	for _, w := range split("the cat the dog the end cat", ' ') {
		table[w]++
	}
	println(table["the"], table["cat"], table["dog"], len(table))
	pal := func(s string) bool { return s == reverse(s) }
	println(pal("été"), pal("ab"))
	h := 0
	for i := range 2000 {
		x := itoa(i * i)
		h = h*31 + len(x) + int(x[0])
	}
	println(h)
	a, b := "same", "sa"+string([]byte("me"))
	println(a == b, a >= b, a > b)
	long1 := s + "x"
	long2 := s + "y"
	println(long1 < long2, long1 == s+"x", long1[:len(s)] == long2[:len(s)])
}
