package coll

import "iter"

var calls int

type List[T any] struct{ items []T }

func Of[T any](v ...T) *List[T] { calls++; return &List[T]{v} }

func (l *List[T]) Sort(less func(a, b T) bool) {
	for i := range l.items {
		for j := i; j > 0 && less(l.items[j], l.items[j-1]); j-- {
			l.items[j], l.items[j-1] = l.items[j-1], l.items[j]
		}
	}
}

func (l *List[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i, v := range l.items {
			if !yield(i, v) {
				return
			}
		}
	}
}

func (l *List[T]) String() string { return "list" }

func Map[T, U any](l *List[T], f func(T) U) []U {
	calls++
	var out []U
	for _, v := range l.items {
		out = append(out, f(v))
	}
	return out
}

func Counter() int { return calls }

func Instances[T any]() int { calls++; return calls - calls }
