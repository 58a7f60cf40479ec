package main

type Seq[T any] func(yield func(T) bool)

func From[T any](xs ...T) Seq[T] {
	return func(y func(T) bool) {
		for _, x := range xs {
			if !y(x) {
				return
			}
		}
	}
}

func (s Seq[T]) Where(f func(T) bool) Seq[T] {
	return func(y func(T) bool) {
		for x := range s {
			if f(x) && !y(x) {
				break
			}
		}
	}
}

func (s Seq[T]) Take(n int) Seq[T] {
	return func(y func(T) bool) {
		i := 0
		for x := range s {
			if i == n || !y(x) {
				return
			}
			i++
		}
	}
}

func Cross[A, B any](a Seq[A], b Seq[B]) func(func(A, B) bool) {
	return func(y func(A, B) bool) {
		for x := range a {
			for z := range b {
				if !y(x, z) {
					return
				}
			}
		}
	}
}

type Grid struct{ w, h int }

func (g Grid) Cells(y func(struct{ x, y int }, *int) bool) {
	n := 0
	for j := range g.h {
		for i := range g.w {
			if !y(struct{ x, y int }{i, j}, &n) {
				return
			}
		}
	}
}

func sum(s Seq[int]) (t int) {
	for x := range s {
		t += x
	}
	return
}

func first(s Seq[string], p string) (r string, i int) {
	i = -1
	for x := range s {
		i++
		if len(x) >= len(p) && x[:len(p)] == p {
			return x, i
		}
	}
	return "none", -1
}

func collect(s Seq[int]) (a, b []int) {
	for x := range s {
		switch {
		case x < 0:
			continue
		case x > 50:
			return
		case x%2 == 0:
			a = append(a, x)
		default:
			b = append(b, x)
		}
		x = 1000
	}
	return b, a
}

func main() {
	nums := From(1, 2, 3, 4, 5, 6, 7, 8)
	even := nums.Where(func(i int) bool { return i%2 == 0 })
	println(sum(even), sum(even.Take(2)), sum(even.Take(0)), sum(nums.Take(100)))
	println(first(From("ab", "cd", "ce"), "c"))
	println(first(From[string](), "c"))
	n := 0
	for a, b := range Cross(From("x", "y"), nums.Take(3)) {
		if b == 2 {
			continue
		}
		n++
		print(a, b, " ")
		if n == 3 {
			break
		}
	}
	println()
	total := 0
	for c, p := range (Grid{3, 3}).Cells {
		*p += c.x * c.y
		total = *p
		if c.x == 2 && c.y == 1 {
			break
		}
	}
	println(total)
	a, b := collect(From(1, -5, 2, 3, 4))
	println(len(a), len(b), a[0], b[0])
	a, b = collect(From(1, 2, 60, 3))
	println(len(a), len(b), a[0], b[0])
	var fs []func() int
	for i := range nums.Take(3) {
		for j := range even.Take(2) {
			fs = append(fs, func() int { i++; j += i; return i*100 + j })
		}
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println(fs[0]())
	var arr [3]int
	i := 0
	for arr[i] = range nums.Take(3) {
		i = (i + 1) % 3
	}
	println(arr[0], arr[1], arr[2])
	var m = map[string]int{}
	for m["k"] = range nums {
		if m["k"] == 5 {
			break
		}
	}
	println(m["k"])
	depth := 0
	var rec func(int) Seq[int]
	rec = func(n int) Seq[int] {
		return func(y func(int) bool) {
			depth++
			defer func() { depth-- }()
			if n == 0 {
				y(depth)
				return
			}
			for x := range rec(n - 1) {
				if !y(x + 1) {
					return
				}
			}
		}
	}
	for x := range rec(50) {
		println(x, depth)
	}
	println(depth)
}
