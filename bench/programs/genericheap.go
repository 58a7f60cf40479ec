// A generic binary heap with a comparison function, and one over an ordered type.
package main

import (
	"cmp"
	"fmt"
	"os"
	"strconv"
)

type heap[T any] struct {
	items []T
	less  func(a, b T) bool
}

func (h *heap[T]) push(v T) {
	h.items = append(h.items, v)
	i := len(h.items) - 1
	for i > 0 {
		p := (i - 1) / 2
		if !h.less(h.items[i], h.items[p]) {
			break
		}
		h.items[i], h.items[p] = h.items[p], h.items[i]
		i = p
	}
}

func (h *heap[T]) pop() T {
	v := h.items[0]
	n := len(h.items) - 1
	h.items[0] = h.items[n]
	h.items = h.items[:n]
	i := 0
	for {
		c := 2*i + 1
		if c >= n {
			return v
		}
		if c+1 < n && h.less(h.items[c+1], h.items[c]) {
			c++
		}
		if !h.less(h.items[c], h.items[i]) {
			return v
		}
		h.items[i], h.items[c] = h.items[c], h.items[i]
		i = c
	}
}

func sortHeap[T cmp.Ordered](a []T) {
	sift := func(i, n int) {
		for {
			c := 2*i + 1
			if c >= n {
				return
			}
			if c+1 < n && a[c] < a[c+1] {
				c++
			}
			if a[i] >= a[c] {
				return
			}
			a[i], a[c] = a[c], a[i]
			i = c
		}
	}
	for i := len(a)/2 - 1; i >= 0; i-- {
		sift(i, len(a))
	}
	for n := len(a) - 1; n > 0; n-- {
		a[0], a[n] = a[n], a[0]
		sift(0, n)
	}
}

type job struct {
	pri  int
	name string
}

func main() {
	n := 200000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	h := heap[job]{less: func(a, b job) bool { return a.pri < b.pri }}
	x := uint32(9)
	sum := 0
	for i := range n {
		x = x*1664525 + 1013904223
		h.push(job{int(x >> 8), "j"})
		if i%3 == 2 {
			sum ^= h.pop().pri
		}
	}
	for len(h.items) > 0 {
		sum = (sum*31 + h.pop().pri) % 1000000007
	}
	f := make([]float64, n)
	for i := range f {
		x = x*1664525 + 1013904223
		f[i] = float64(x>>8) / 1024
	}
	sortHeap(f)
	fmt.Println(sum, f[0], f[n/2], f[n-1])
}
