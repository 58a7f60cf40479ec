package main

var cfg = struct {
	name string
	opts struct {
		level int
		tags  []string
	}
}{name: "cfg"}

type Tree struct {
	l, r *Tree
	val  int
}

func (t *Tree) insert(v int) *Tree {
	if t == nil {
		return &Tree{val: v}
	}
	if v < t.val {
		t.l = t.l.insert(v)
	} else {
		t.r = t.r.insert(v)
	}
	return t
}

func (t *Tree) walk(f func(int)) {
	if t != nil {
		t.l.walk(f)
		f(t.val)
		t.r.walk(f)
	}
}

func point(x, y int) struct{ x, y int } { return struct{ x, y int }{x, y} }

type Point struct{ x, y int }

func (p Point) add(q Point) Point { return Point{p.x + q.x, p.y + q.y} }

func main() {
	cfg.opts.level = 3
	cfg.opts.tags = append(cfg.opts.tags, "a", "b")
	c := cfg
	c.opts.level++
	println(cfg.name, cfg.opts.level, c.opts.level, len(c.opts.tags))
	p := point(3, 4)
	println(p.x*p.x + p.y*p.y)
	var q Point = point(1, 1)
	println(q.add(p).x, Point(p).add(q).y)
	tests := []struct {
		in   string
		want int
	}{{"a", 1}, {"bb", 2}, {in: "ccc", want: 3}, {}}
	for i, t := range tests {
		println(i, t.in, t.want, len(t.in) == t.want)
	}
	m := map[string]struct{ n int }{"k": {5}}
	println(m["k"].n, m["z"].n)
	var root *Tree
	for _, v := range []int{5, 2, 8, 1, 9, 3, 7} {
		root = root.insert(v)
	}
	root.walk(func(v int) { print(v, " ") })
	println()
	ptrs := []*Point{{1, 2}, {3, 4}}
	println(ptrs[1].y)
	nested := map[Point][]Point{{1, 2}: {{3, 4}, {5, 6}}}
	println(nested[Point{1, 2}][1].x)
	arr := [...]Point{2: {9, 9}, 0: {1, 1}}
	println(len(arr), arr[1].x, arr[2].x)
	type local struct {
		Point
		tag string
	}
	l := local{Point{1, 2}, "t"}
	l.x += 10
	println(l.x, l.Point.x, l.add(Point{1, 1}).x)
	set := map[string]struct{}{}
	set["a"] = struct{}{}
	_, ok := set["a"]
	_, no := set["b"]
	println(ok, no, len(set))
	fn := struct {
		f func(int) int
		g *struct{ h int }
	}{f: func(i int) int { return i + 1 }, g: &struct{ h int }{4}}
	println(fn.f(fn.g.h))
	x, y := struct{ a, b any }{1, "s"}, struct{ a, b any }{1, "s"}
	println(x == y)
}
