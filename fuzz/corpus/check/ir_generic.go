package main

type List[T any] struct {
	head *node[T]
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) { l.head = &node[T]{v, l.head} }

type Stringer interface{ String() string }
type N int

func (n N) String() string { return "n" }

func Map[A, B any](s []A, f func(A) B) []B {
	var out []B
	type pair struct {
		a A
		b B
	}
	for _, a := range s {
		p := pair{a, f(a)}
		out = append(out, p.b)
	}
	return out
}

func text[T Stringer](x T) string { return x.String() }

type E struct{ N }
type W struct{ *E }

func main() {
	var l List[string]
	l.Push("a")
	println(len(Map([]N{1}, text[N])))
	var s Stringer = W{&E{1}}
	println(s.String(), N.String(2), text(W{}))
	f := s.String
	g := N(3).String
	println(f(), g())
}
