package main

// Arrays that are small enough to be held in slots, but indexed by variables.

type V [3]float64

func (a V) dot(b V) float64 {
	s := 0.0
	for i := range a {
		s += a[i] * b[i]
	}
	return s
}

func (a V) cross(b V) (c V) {
	for i := range 3 {
		j, k := (i+1)%3, (i+2)%3
		c[i] = a[j]*b[k] - a[k]*b[j]
	}
	return
}

type M [2][2]int

func (a M) mul(b M) (c M) {
	for i := range a {
		for j := range b[0] {
			for k := range b {
				c[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return
}

func pow(m M, n int) M {
	r := M{{1, 0}, {0, 1}}
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = r.mul(m)
		}
		m = m.mul(m)
	}
	return r
}

type S struct {
	name string
	a    [4]struct {
		k int
		v string
	}
}

func find(s S, k int) (string, int) {
	for i, e := range s.a {
		if e.k == k {
			return e.v, i
		}
	}
	return "?", -1
}

func pick(i int) string { return [...]string{"zero", "one", "two"}[i] }

func main() {
	println(int(V{1, 2, 3}.dot(V{4, 5, 6})))
	c := V{1, 0, 0}.cross(V{0, 1, 0})
	println(int(c[0]), int(c[1]), int(c[2]))
	println(pow(M{{1, 1}, {1, 0}}, 50)[0][1])
	var s S
	for i := range s.a {
		s.a[i].k = i * i
		s.a[i].v = pick(i % 3)
	}
	println(find(s, 4))
	println(find(s, 5))
	t := s
	t.a[2].v = "changed"
	println(s.a[2].v, t.a[2].v)
	for i := 3; i >= 0; i-- {
		print(s.a[i].k, s.a[i].v, " ")
	}
	println()
	counts := [26]int{}
	for _, r := range "the quick brown fox jumps over the lazy dog" {
		if r >= 'a' && r <= 'z' {
			counts[r-'a']++
		}
	}
	for i, n := range counts {
		if n > 2 {
			print(string(rune('a'+i)), n, " ")
		}
	}
	println()
	var bytes [256]uint8
	for i := range bytes {
		bytes[i] = uint8(i * 7)
	}
	var idx uint8 = 255
	println(bytes[idx], bytes[idx+1], bytes[idx-1])
	var b8 [4]bool
	k := 2
	b8[k] = !b8[k-1]
	println(b8[0], b8[2])
	f32 := [3]float32{0.5, 0.25, 0.125}
	f32[k] += f32[k-1]
	println(f32[2] == 0.375)
	i16 := [3]int16{-1, -2, -3}
	i16[k] *= 20000
	println(i16[2])
}
