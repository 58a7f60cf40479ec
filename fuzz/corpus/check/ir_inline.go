package main

type P struct{ x, y int }

func (p P) sum() int   { return p.x + p.y }
func (p *P) add(d int) { p.x += d }

type S interface{ sum() int }

func max2(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func swap(a, b int) (int, int) { return b, a }

func first(s []int) (n int, ok bool) {
	for _, v := range s {
		if v > 0 {
			return v, true
		}
	}
	return
}

func twice(n int) int { return max2(n, n) * 2 }

func main() {
	p := P{1, 2}
	p.add(3)
	var s S = p
	a := s.sum() + max2(p.sum(), 4)
	a, b := swap(a, 5)
	n, ok := first([]int{a, b})
	println(a, b, n, ok, twice(a))
}

func captured() (f func() int, n int) {
	f = func() int { n++; return n }
	return f, 41
}

func at(i int) int {
	var a [4]int
	return a[i] / i
}

func traps() {
	f, n := captured()
	println(f(), n, at(5), at(0), at(1))
}
