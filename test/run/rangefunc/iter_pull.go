package main

import "iter"

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer println("end of count")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func Map[A, B any](s iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		for a := range s {
			if !yield(f(a)) {
				return
			}
		}
	}
}

func Filter[A any](s iter.Seq[A], f func(A) bool) iter.Seq[A] {
	return func(yield func(A) bool) {
		for a := range s {
			if f(a) && !yield(a) {
				return
			}
		}
	}
}

func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok1 := na()
			y, ok2 := nb()
			if !ok1 || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}

func letters(yield func(string) bool) {
	for _, s := range []string{"a", "b", "c"} {
		if !yield(s) {
			println("letters stopped")
			return
		}
	}
}

func main() {
	next, stop := iter.Pull(count(3))
	for {
		v, ok := next()
		println(v, ok)
		if !ok {
			break
		}
	}
	println(next())
	stop()
	stop()
	next, stop = iter.Pull(count(10))
	println(next())
	stop()
	println(next())
	next, stop = iter.Pull(count(10))
	stop()
	println(next())
	for v := range Filter(Map(count(10), func(i int) int { return i * i }), func(i int) bool { return i%2 == 1 }) {
		if v > 30 {
			break
		}
		println(v)
	}
	for a, b := range Zip(count(10), letters) {
		println(a, b)
	}
	for a, b := range Zip(letters, count(2)) {
		println(a, b)
	}
	n2, s2 := iter.Pull2(Zip(letters, letters))
	a, b, ok := n2()
	println(a, b, ok)
	s2()
	a, b, ok = n2()
	println(a == "", b == "", ok)
	func() {
		defer func() { println("recovered", recover().(string)) }()
		next, stop := iter.Pull(func(yield func(int) bool) {
			yield(1)
			panic("in iterator")
		})
		defer stop()
		println(next())
		next()
	}()
	// a tree compared by two pull iterators
	type tree struct {
		l, r *tree
		v    int
	}
	var walk func(t *tree) iter.Seq[int]
	walk = func(t *tree) iter.Seq[int] {
		return func(yield func(int) bool) {
			if t == nil {
				return
			}
			for v := range walk(t.l) {
				if !yield(v) {
					return
				}
			}
			if !yield(t.v) {
				return
			}
			walk(t.r)(yield)
		}
	}
	t1 := &tree{&tree{nil, nil, 1}, &tree{nil, nil, 3}, 2}
	t2 := &tree{nil, &tree{nil, &tree{nil, nil, 3}, 2}, 1}
	na, sa := iter.Pull(walk(t1))
	nb, sb := iter.Pull(walk(t2))
	defer sa()
	defer sb()
	for {
		x, ok1 := na()
		y, ok2 := nb()
		if !ok1 && !ok2 {
			println("same")
			break
		}
		println(x, y)
	}
}
