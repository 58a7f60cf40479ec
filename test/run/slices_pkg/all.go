package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type P struct {
	n string
	a int
}

func main() {
	x := []int{3, 1, 4, 1, 5, 9, 2, 6}
	y := slices.Clone(x)
	slices.Sort(y)
	fmt.Println(x, y, slices.IsSorted(y), slices.Max(x), slices.Min(x), slices.Contains(x, 9), slices.Index(x, 4), slices.Index(x, 7))
	fmt.Println(slices.BinarySearch(y, 4))
	fmt.Println(slices.BinarySearch(y, 7))
	fmt.Println(slices.Compact(slices.Clone(y)), slices.Equal(x, y) || true)
	slices.Reverse(y)
	fmt.Println(y, slices.Insert([]int{1, 2, 3}, 1, 8, 9), slices.Delete([]int{0, 1, 2, 3, 4}, 1, 3), slices.Replace([]int{0, 1, 2, 3}, 1, 3, 7, 8, 9))
	ps := []P{{"b", 2}, {"a", 2}, {"c", 1}}
	slices.SortStableFunc(ps, func(a, b P) int { return cmp.Compare(a.a, b.a) })
	fmt.Println(ps)
	slices.SortFunc(ps, func(a, b P) int { return cmp.Or(-cmp.Compare(a.a, b.a), strings.Compare(a.n, b.n)) })
	fmt.Println(ps, slices.IndexFunc(ps, func(p P) bool { return p.n == "c" }), slices.ContainsFunc(ps, func(p P) bool { return p.a > 5 }))
	fmt.Println(slices.MaxFunc(ps, func(a, b P) int { return cmp.Compare(a.n, b.n) }), slices.Compare([]int{1, 2}, []int{1, 3}), slices.Compare([]int{1, 2}, []int{1}))
	i, ok := slices.BinarySearchFunc([]P{{"a", 1}, {"c", 2}}, "b", func(p P, s string) int { return strings.Compare(p.n, s) })
	fmt.Println(i, ok, slices.EqualFunc([]int{1}, []string{"x"}, func(i int, s string) bool { return i == len(s) }))
	z := slices.Grow([]int{1}, 10)
	fmt.Println(len(z), cap(z) >= 11, cap(slices.Clip(z)), slices.Concat([]int{1}, nil, []int{2, 3}), slices.Repeat([]int{1, 2}, 2))
	fmt.Println(slices.DeleteFunc([]int{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }), slices.CompactFunc([]string{"a", "A", "b"}, strings.EqualFold))
	for i, v := range slices.Backward([]string{"a", "b"}) {
		fmt.Print(i, v, " ")
	}
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, len(c), cap(c), " ")
	}
	fmt.Println()
	m := map[string]int{"z": 26, "a": 1, "m": 13}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)), slices.Collect(slices.Values([]int{1, 2})))
	m2 := maps.Clone(m)
	maps.DeleteFunc(m2, func(k string, v int) bool { return v > 10 })
	maps.Copy(m2, map[string]int{"q": 5})
	fmt.Println(m2, maps.Equal(m, m2), maps.EqualFunc(m, m, func(a, b int) bool { return a == b }), maps.Collect(maps.All(m)))
	fmt.Println(slices.SortedFunc(maps.Keys(m), func(a, b string) int { return -cmp.Compare(a, b) }), slices.AppendSeq([]string{"x"}, maps.Keys(map[string]int{"y": 1})))
	fmt.Println(cmp.Compare(1.5, 2), cmp.Less("a", "b"), cmp.Or(0, 3, 5), cmp.Or("", "d"))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(slices.Max([]int{}))
}
