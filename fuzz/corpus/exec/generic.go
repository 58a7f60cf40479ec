package main

type list[T any] struct {
	head *cell[T]
	size int
}
type cell[T any] struct {
	value T
	next  *cell[T]
}

func (l *list[T]) push(v T) { l.head, l.size = &cell[T]{v, l.head}, l.size+1 }
func (l *list[T]) all(yield func(int, T) bool) {
	i := 0
	for c := l.head; c != nil; c = c.next {
		if !yield(i, c.value) {
			return
		}
		i++
	}
}

func apply[A, B any](s []A, f func(A) B) []B {
	out := make([]B, 0, len(s))
	for _, a := range s {
		out = append(out, f(a))
	}
	return out
}

type big struct {
	a [20]int
	s string
}

func change(b big) big { b.a[3] = 7; b.s += "!"; return b }

func main() {
	var l list[string]
	for _, w := range []string{"the", "quick", "brown", "fox"} {
		l.push(w)
	}
	for i, w := range l.all {
		if i == 3 {
			break
		}
		println(i, w)
	}
	lens := apply([]string{"aaa", "b", "cc"}, func(s string) int { return len(s) })
	m := map[[2]int]big{}
	for i, n := range lens {
		b := m[[2]int{i, n}]
		b = change(b)
		m[[2]int{i, n}] = b
	}
	for k, v := range m {
		if k[0] == 1 {
			println(k[1], v.a[3], v.s)
		}
	}
	delete(m, [2]int{0, 1})
	var e1, e2 any = lens[0], 1
	println(len(m), e1 == e2, len(l.head.value))
}
