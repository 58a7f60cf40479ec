package coll

type Set[T comparable] struct{ m map[T]bool }

func NewSet[T comparable](vs ...T) Set[T] {
	s := Set[T]{make(map[T]bool)}
	for _, v := range vs {
		s.m[v] = true
	}
	return s
}

func (s Set[T]) Len() int { return len(s.m) }

type lesser[T any] interface{ Less(T) bool }

func Min[T lesser[T]](a, b T) T {
	if b.Less(a) {
		return b
	}
	return a
}

type Cache[K comparable, V any] struct{ m map[K]V }

func (c *Cache[K, V]) Put(k K, v V) {
	if c.m == nil {
		c.m = map[K]V{}
	}
	c.m[k] = v
}

func (c *Cache[K, V]) Get(k K) (V, bool) { v, ok := c.m[k]; return v, ok }
