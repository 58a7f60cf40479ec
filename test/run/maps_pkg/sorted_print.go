package main

import (
	"fmt"
	"maps"
	"slices"
	"sort"
)

type K struct {
	a int
	b string
}

func wordFreq(s string) map[string]int {
	m := map[string]int{}
	w := ""
	for _, r := range s + " " {
		if r >= 'a' && r <= 'z' {
			w += string(r)
		} else if w != "" {
			m[w]++
			w = ""
		}
	}
	return m
}

func invert[K comparable, V comparable](m map[K]V) map[V][]K {
	out := map[V][]K{}
	for k, v := range m {
		out[v] = append(out[v], k)
	}
	return out
}

func main() {
	m := wordFreq("the cat and the dog and the bird")
	fmt.Println(m)
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if m[keys[i]] != m[keys[j]] {
			return m[keys[i]] > m[keys[j]]
		}
		return keys[i] < keys[j]
	})
	for i, k := range keys {
		fmt.Printf("%d. %-5s %d\n", i+1, k, m[k])
	}
	inv := invert(m)
	for _, c := range slices.Sorted(maps.Keys(inv)) {
		slices.Sort(inv[c])
		fmt.Println(c, inv[c])
	}
	mk := map[K]float64{{2, "b"}: 1, {1, "z"}: 2, {1, "a"}: 3}
	fmt.Println(mk)
	fmt.Printf("%v %+v\n", mk, mk)
	fmt.Println(map[int8]bool{-1: true, 5: false, -128: true}, map[[2]int]string{{1, 2}: "x", {0, 5}: "y"})
	fmt.Println(map[string][]int{"b": {1}, "a": nil}, map[string]map[string]int{"o": {"i": 1}}, len(fmt.Sprint(map[string]any{"x": nil, "y": []any{1}})))
	for i, p := range slices.SortedFunc(maps.Keys(mk), func(a, b K) int { return a.a*10 + len(a.b) - b.a*10 - len(b.b) }) {
		if i == 2 {
			fmt.Println(p)
		}
	}
	it := maps.Insert[map[string]int]
	it(m, maps.All(map[string]int{"new": 1}))
	fmt.Println(len(m), m["new"])
}
