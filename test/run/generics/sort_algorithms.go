package main

import "cmp"

type Ordered interface{ cmp.Ordered }

func Insertion[S ~[]E, E Ordered](s S) S {
	for i := 1; i < len(s); i++ {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
	return s
}

func Merge[E any](s []E, less func(a, b E) bool) []E {
	if len(s) < 2 {
		return s
	}
	m := len(s) / 2
	l, r := Merge(append([]E(nil), s[:m]...), less), Merge(append([]E(nil), s[m:]...), less)
	out := s[:0]
	for len(l) > 0 && len(r) > 0 {
		if less(r[0], l[0]) {
			out, r = append(out, r[0]), r[1:]
		} else {
			out, l = append(out, l[0]), l[1:]
		}
	}
	return append(append(out, l...), r...)
}

func By[T any, K Ordered](key func(T) K) func(a, b T) bool {
	return func(a, b T) bool { return key(a) < key(b) }
}

func Desc[T any](less func(a, b T) bool) func(a, b T) bool {
	return func(a, b T) bool { return less(b, a) }
}

func Then[T any](fs ...func(a, b T) bool) func(a, b T) bool {
	return func(a, b T) bool {
		for _, f := range fs {
			if f(a, b) {
				return true
			}
			if f(b, a) {
				return false
			}
		}
		return false
	}
}

func Group[T any, K comparable](s []T, key func(T) K) (keys []K, m map[K][]T) {
	m = make(map[K][]T)
	for _, v := range s {
		k := key(v)
		if _, ok := m[k]; !ok {
			keys = append(keys, k)
		}
		m[k] = append(m[k], v)
	}
	return
}

func Uniq[S ~[]E, E comparable](s S) S {
	seen := make(map[E]struct{}, len(s))
	out := make(S, 0, len(s))
	for _, v := range s {
		if _, ok := seen[v]; ok {
			continue
		}
		seen[v] = struct{}{}
		out = append(out, v)
	}
	return out
}

type rec struct {
	name string
	age  int8
	w    float64
}
type Names []string

func (n Names) Join() (s string) {
	for _, x := range n {
		s += x + " "
	}
	return
}

func main() {
	println(Insertion(Names{"d", "a", "c", "b"}).Join())
	i := Insertion([]int8{5, -3, 127, -128, 0})
	println(i[0], i[1], i[4])
	f := Insertion([]float32{2.5, -1, 0.5})
	println(f[0] == -1, f[2] == 2.5)
	rs := []rec{{"bob", 30, 1.5}, {"al", 25, 2.5}, {"cy", 30, 0.5}, {"di", 25, 2.5}, {"ed", 127, -1}}
	show := func(rs []rec) {
		for _, r := range rs {
			print(r.name, " ")
		}
		println()
	}
	show(Merge(rs, By(func(r rec) int8 { return r.age })))
	show(Merge(rs, Desc(By(func(r rec) string { return r.name }))))
	show(Merge(rs, Then(By(func(r rec) float64 { return -r.w }), By(func(r rec) string { return r.name }))))
	show(Merge(rs, Then(Desc(By(func(r rec) int8 { return r.age })), By(func(r rec) float64 { return r.w }))))
	k, m := Group(rs, func(r rec) bool { return r.age < 30 })
	println(len(k), len(m[true]), len(m[false]), m[false][0].age)
	k2, m2 := Group([]string{"aa", "b", "cc", "ddd"}, func(s string) [1]int { return [1]int{len(s)} })
	println(len(k2), m2[[1]int{2}][1], k2[2][0])
	println(Uniq(Names{"x", "y", "x", "z", "y"}).Join(), len(Uniq([]rec{{"a", 1, 1}, {"a", 1, 1}, {"a", 2, 1}})), len(Uniq([]any{1, "1", 1.0, 1, nil, nil})))
	big := make([]uint64, 500)
	x := uint64(88172645463325252)
	for i := range big {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		big[i] = x
	}
	big = Merge(big, cmp.Less[uint64])
	ok := true
	for i := 1; i < len(big); i++ {
		ok = ok && big[i-1] <= big[i]
	}
	println(ok, len(big))
}
