package main

type tree struct {
	v    int
	l, r *tree
}

func insert(t *tree, v int) *tree {
	if t == nil {
		return &tree{v: v}
	}
	if v < t.v {
		t.l = insert(t.l, v)
	} else {
		t.r = insert(t.r, v)
	}
	return t
}

func visit(t *tree) (out []int) {
	var walk func(*tree, func(int))
	walk = func(n *tree, f func(int)) {
		if n == nil {
			return
		}
		defer func() { f(-n.v) }()
		walk(n.l, f)
		f(n.v)
		walk(n.r, f)
	}
	walk(t, func(v int) { out = append(out, v) })
	return
}

func depthFirst(n int) (calls int, err any) {
	defer func() { err = recover() }()
	var down func(int) int
	down = func(k int) int {
		calls++
		defer func() { calls += 100 }()
		if k == 0 {
			panic("bottom")
		}
		return down(k-1) + 1
	}
	down(n)
	return
}

func generator(n int) func() (int, bool) {
	i := 0
	return func() (v int, ok bool) {
		defer func() { i++ }()
		if i < n {
			return i * i, true
		}
		return
	}
}

func mutual(n int) string {
	var a, b func(int) string
	a = func(k int) string {
		if k == 0 {
			return "a"
		}
		return "a" + b(k-1)
	}
	b = func(k int) string {
		if k == 0 {
			return "b"
		}
		return "b" + a(k-1)
	}
	return a(n)
}

func undo() (log []string) {
	var undos []func()
	do := func(name string) {
		log = append(log, "do "+name)
		undos = append(undos, func() { log = append(log, "undo "+name) })
	}
	for _, n := range []string{"x", "y", "z"} {
		do(n)
	}
	for i := len(undos) - 1; i >= 0; i-- {
		undos[i]()
	}
	return
}

func main() {
	var t *tree
	for _, v := range []int{4, 2, 6, 1, 3} {
		t = insert(t, v)
	}
	for _, v := range visit(t) {
		print(v, " ")
	}
	println()
	c, e := depthFirst(5)
	println(c, e.(string))
	g := generator(3)
	for v, ok := g(); ok; v, ok = g() {
		print(v, " ")
	}
	println(mutual(5))
	for _, l := range undo() {
		print(l, ";")
	}
	println()
	var acc []func(int) int
	for i := range 3 {
		prev := func(x int) int { return x }
		if i > 0 {
			prev = acc[i-1]
		}
		acc = append(acc, func(x int) int { return prev(x)*2 + i })
	}
	println(acc[0](1), acc[1](1), acc[2](1))
	x := 10
	func() {
		defer func(v int) { x += v }(x)
		x *= 2
	}()
	println(x)
	res := func() (r int) {
		defer func() {
			if e := recover(); e != nil {
				r = e.(int) + r
			}
		}()
		r = 5
		for i := range 10 {
			func() {
				if i == 7 {
					panic(i * 100)
				}
				r += i
			}()
		}
		return -1
	}()
	println(res)
}
