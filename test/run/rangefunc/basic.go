package main

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				println("stopped at", i)
				return
			}
		}
		println("finished")
	}
}

func pairs(s []string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i, v := range s {
			if !yield(i, v) {
				return
			}
		}
	}
}

func times(n int) func(func() bool) {
	return func(yield func() bool) {
		for range n {
			if !yield() {
				return
			}
		}
	}
}

type Tree struct {
	l, r *Tree
	v    int
}

func (t *Tree) push(yield func(int) bool) bool {
	return t == nil || t.l.push(yield) && yield(t.v) && t.r.push(yield)
}

func (t *Tree) All() func(func(int) bool) { return func(y func(int) bool) { t.push(y) } }

func (t *Tree) Each(yield func(int) bool) { t.push(yield) }

func find(n int) (int, string) {
	for i := range count(10) {
		if i*i > n {
			return i, "found"
		}
	}
	return -1, "none"
}

func named(n int) (r int, err string) {
	defer func() { r++ }()
	for i := range count(10) {
		r += i
		if i == n {
			err = "hit"
			return
		}
	}
	return r * 100, "end"
}

func nested() string {
outer:
	for i := range count(5) {
		for j := range count(5) {
			switch {
			case j == 1 && i == 0:
				continue outer
			case i == 1 && j == 2:
				break outer
			case i == 3:
				return "never"
			}
			println("at", i, j)
		}
	}
	return "done"
}

func main() {
	for i := range count(3) {
		println(i)
	}
	for i := range count(3) {
		if i == 1 {
			break
		}
	}
	for i := range count(4) {
		if i%2 == 0 {
			continue
		}
		println("odd", i)
	}
	for i, s := range pairs([]string{"a", "b"}) {
		println(i, s)
	}
	for _, s := range pairs([]string{"x"}) {
		println(s)
	}
	for i := range pairs([]string{"x", "y"}) {
		println(i)
	}
	n := 0
	for range times(5) {
		n++
	}
	for range count(2) {
		n++
	}
	println(n)
	t := &Tree{&Tree{nil, nil, 1}, &Tree{&Tree{nil, nil, 3}, nil, 4}, 2}
	for v := range t.All() {
		print(v, " ")
	}
	for v := range t.Each {
		if v > 2 {
			break
		}
		print(v, " ")
	}
	println()
	println(find(20))
	println(find(1000))
	println(named(3))
	println(named(30))
	println(nested())
	var x int
	for x = range count(4) {
	}
	println(x)
	var fs []func() int
	for i := range count(3) {
		fs = append(fs, func() int { i += 10; return i })
	}
	println(fs[0](), fs[1](), fs[2](), fs[0]())
}
