// -l
package main

type point struct{ x, y int }

var kept *point

func read(p *point) int { return p.x }

func keep(p *point) { kept = p }

func same(p *point) *point { return p }

func inner(p **point) *point { return *p }

func local() int {
	p := point{1, 2}
	return read(&p)
}

func global() {
	p := point{1, 2}
	keep(&p)
}

func returned() *point {
	p := point{1, 2}
	return &p
}

func through() int {
	p := point{1, 2}
	q := same(&p)
	return q.y
}

func loop(n int) int {
	var last *point
	for i := 0; i < n; i++ {
		p := point{i, i}
		if last != nil && last.x > n {
			return last.x
		}
		last = &p
	}
	return 0
}

func jump(n int) int {
	var last *point
again:
	p := &point{n, n}
	if n > 0 {
		last = p
		n--
		goto again
	}
	return read(last)
}

func slices(n int) int {
	a := make([]int, 10)
	b := make([]int, n)
	c := []int{1, 2, 3}
	d := make([]int, 100000)
	e := []*point{{1, 2}, {3, 4}}
	return len(a) + len(b) + len(c) + len(d) + e[0].x
}

func boxed(n int, s string) (any, int) {
	var a any = n
	var b any = s
	if _, ok := a.(string); ok {
		return nil, 1
	}
	return b, 2
}

func send(c chan *point, m map[string]*point) {
	c <- &point{1, 2}
	m["a"] = &point{3, 4}
}

func joined(a, b string, x []byte) (string, int) {
	s := a + b
	t := a + string(x)
	return s, len(t)
}

func main() {
	local()
	global()
	returned()
	through()
	loop(3)
	jump(3)
	slices(3)
	boxed(1, "a")
	var p *point
	inner(&p)
	joined("a", "b", nil)
}
