package main

type point struct{ x, y int }

func newPoint(x, y int) *point { return &point{x, y} }

func (p *point) sum() int { return p.x + p.y }

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

func area(s shape) int { return s.area() }

//go:noinline
func opaque(n int) int { return n + 1 }

func recursive(n int) int {
	if n == 0 {
		return 0
	}
	return recursive(n-1) + 1
}

func max3(a, b, c int) int {
	m := a
	if b > m {
		m = b
	}
	if c > m {
		m = c
	}
	return m
}

func use(n int) int {
	p := newPoint(n, n)
	return p.sum() + max3(1, n, 3) + opaque(n) + recursive(n)
}

func main() {
	use(3)
	area(square{2})
}
