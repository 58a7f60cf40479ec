// Output: [{a 1} {b 2} {c 3}] 6 map[a:1 b:2 c:3]
package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

type pair[K cmp.Ordered, V any] struct {
	Key   K
	Value V
}

type list[T any] struct {
	head T
	tail *list[T]
}

func (l *list[T]) each(f func(T)) {
	for ; l != nil; l = l.tail {
		f(l.head)
	}
}

func sorted[K cmp.Ordered, V any](m map[K]V) []pair[K, V] {
	var out []pair[K, V]
	for k, v := range m {
		out = append(out, pair[K, V]{k, v})
	}
	slices.SortFunc(out, func(a, b pair[K, V]) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

func main() {
	m := map[string]int{"c": 3, "a": 1, "b": 2}
	var l *list[int]
	for v := range maps.Values(m) {
		l = &list[int]{v, l}
	}
	sum := 0
	l.each(func(v int) { sum += v })
	println(fmt.Sprint(sorted(m), " ", sum, " ", maps.Clone(m)))
}
