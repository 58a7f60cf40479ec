// Generics and iterators

package main

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
)

type Tree[K cmp.Ordered, V any] struct {
	left, right *Tree[K, V]
	key         K
	value       V
}

func (t *Tree[K, V]) Put(key K, value V) *Tree[K, V] {
	switch {
	case t == nil:
		return &Tree[K, V]{key: key, value: value}
	case key < t.key:
		t.left = t.left.Put(key, value)
	case key > t.key:
		t.right = t.right.Put(key, value)
	default:
		t.value = value
	}
	return t
}

func (t *Tree[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { t.walk(yield) }
}

func (t *Tree[K, V]) walk(yield func(K, V) bool) bool {
	return t == nil || t.left.walk(yield) && yield(t.key, t.value) && t.right.walk(yield)
}

func main() {
	var t *Tree[string, int]
	for i, word := range []string{"pear", "apple", "plum", "fig"} {
		t = t.Put(word, i)
	}
	for word, i := range t.All() {
		fmt.Println(word, i)
	}
	var words []string
	for word := range t.All() {
		words = append(words, word)
	}
	fmt.Println(slices.Max(words))
}
