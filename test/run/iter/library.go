package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func Primes() iter.Seq[int] {
	return func(yield func(int) bool) {
		var ps []int
	next:
		for n := 2; ; n++ {
			for _, p := range ps {
				if p*p > n {
					break
				}
				if n%p == 0 {
					continue next
				}
			}
			ps = append(ps, n)
			if !yield(n) {
				return
			}
		}
	}
}

func Take[T any](s iter.Seq[T], n int) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for v := range s {
			if !yield(v) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}

func Enumerate[T any](s iter.Seq[T]) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for v := range s {
			if !yield(i, v) {
				return
			}
			i++
		}
	}
}

func Chain[T any](ss ...iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, s := range ss {
			for v := range s {
				if !yield(v) {
					return
				}
			}
		}
	}
}

func Merge[T any](a, b iter.Seq[T], less func(T, T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		x, okx := na()
		y, oky := nb()
		for okx || oky {
			if okx && (!oky || !less(y, x)) {
				if !yield(x) {
					return
				}
				x, okx = na()
			} else {
				if !yield(y) {
					return
				}
				y, oky = nb()
			}
		}
	}
}

func Words(s string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := 0; i < len(s); {
			j := strings.IndexByte(s[i:], ' ')
			if j < 0 {
				j = len(s) - i
			}
			if j > 0 && !yield(i, s[i:i+j]) {
				return
			}
			i += j + 1
		}
	}
}

func perms[T any](a []T) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		var rec func(int) bool
		rec = func(k int) bool {
			if k == len(a) {
				return yield(slices.Clone(a))
			}
			for i := k; i < len(a); i++ {
				a[k], a[i] = a[i], a[k]
				ok := rec(k + 1)
				a[k], a[i] = a[i], a[k]
				if !ok {
					return false
				}
			}
			return true
		}
		rec(0)
	}
}

func main() {
	fmt.Println(slices.Collect(Take(Primes(), 12)))
	for i, p := range Enumerate(Take(Primes(), 3)) {
		fmt.Print(i, ":", p, " ")
	}
	fmt.Println()
	fmt.Println(slices.Collect(Chain(slices.Values([]int{1, 2}), Take(Primes(), 2), func(func(int) bool) {})))
	fmt.Println(slices.Collect(Merge(slices.Values([]int{1, 4, 7}), slices.Values([]int{2, 3, 9, 10}), func(a, b int) bool { return a < b })))
	for i, w := range Words("  the quick  fox") {
		fmt.Print(i, w, " ")
	}
	fmt.Println()
	n := 0
	for p := range perms([]string{"a", "b", "c", "d"}) {
		if n++; n == 10 {
			fmt.Println(p)
			break
		}
	}
	m := maps.Collect(Words("x yy zzz"))
	fmt.Println(m, slices.Sorted(maps.Values(m)))
	next, stop := iter.Pull2(Words("a b c"))
	i, w, ok := next()
	fmt.Println(i, w, ok)
	stop()
	i, w, ok = next()
	fmt.Println(i, w == "", ok)
	total := 0
	for a := range Take(Primes(), 5) {
		for b := range Take(Primes(), 5) {
			if b > a {
				break
			}
			total += a * b
		}
	}
	fmt.Println(total)
	get := func() (r string) {
		for p := range Primes() {
			defer func() { r += fmt.Sprint(p, " ") }()
			if p > 10 {
				return "done "
			}
		}
		return "never"
	}
	fmt.Println(get())
	fmt.Println(slices.Sorted(maps.Keys(map[int]bool{3: true, 1: true})), slices.IndexFunc(slices.Collect(Take(Primes(), 20)), func(p int) bool { return p > 50 }))
}
