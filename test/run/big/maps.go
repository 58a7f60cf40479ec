// Maps that grow by tables while they are iterated over, keys that are hashed and compared in pieces, large cells,
// clones, and all of that in several goroutines at once.
package main

import (
	"fmt"
	"maps"
	"reflect"
	"strings"
	"sync"
)

type point struct{ x, y int }

func growing(seed int) string {
	m := map[int]int{}
	for i := range 3000 {
		m[i*seed] = i
	}
	seen, added := map[int]int{}, 0
	for k, v := range m {
		seen[k]++
		if v >= 3000 {
			continue
		}
		for range 20 {
			if added < 40000 {
				m[-1-added] = 3000 + added
				added++
			}
		}
		delete(m, (v*7919%3000)*seed)
		if v%100 == 0 {
			m[k] = v + 1000000
		}
	}
	twice := 0
	for _, n := range seen {
		if n > 1 {
			twice++
		}
	}
	missed := 0
	for k := range m {
		if k >= 0 && seen[k] == 0 {
			missed++
		}
	}
	return fmt.Sprint(added > 3000, twice, missed)
}

func emptied(seed int) string {
	m := make(map[point]string, 20000)
	for i := range 30000 {
		m[point{i, seed}] = fmt.Sprint(i)
	}
	for i := range 30000 {
		if i != 12345 {
			delete(m, point{i, seed})
		}
	}
	s := fmt.Sprint(len(m), m)
	shown := 0
	for k := range m {
		shown++
		clear(m)
		m[k] = "again"
	}
	for i := range 2000 {
		m[point{-i, 0}] = "x"
	}
	for range m {
		shown++
		if shown == 500 {
			clear(m)
		}
	}
	return fmt.Sprint(s, " ", shown, len(m))
}

func longKeys(seed int) string {
	base := strings.Repeat("k", 300000)
	m := map[string]int{}
	a := map[any]int{}
	for i := range 20 {
		key := fmt.Sprint(base, i, seed)
		m[key] = i
		a[key] = i
		a[[2]any{key, i}] = i + 100
	}
	for i := range 3000 {
		m[strings.Repeat("s", i%700)+fmt.Sprint(i)] = i
	}
	sum := 0
	for i := range 20 {
		key := strings.Clone(fmt.Sprint(base, i, seed))
		sum += m[key] + a[key] + a[[2]any{key, i}]
		if _, ok := m[key[1:]]; ok {
			sum = -1
		}
		if i%2 == 0 {
			delete(m, key)
			delete(a, [2]any{key, i})
		}
	}
	for i := range 3000 {
		sum += m[strings.Repeat("s", i%700)+fmt.Sprint(i)]
	}
	b := maps.Clone(m)
	return fmt.Sprint(len(m), len(a), sum, maps.Equal(m, b), reflect.DeepEqual(m, b))
}

func unhashable(seed int) (s string) {
	defer func() { s = fmt.Sprint(recover()) }()
	m := map[any]int{}
	if seed%2 == 0 {
		m[1] = 1
	}
	return fmt.Sprint(m[[3]any{strings.Repeat("x", 1<<20), seed, []int{1}}])
}

func uncomparable(seed int) (s string) {
	defer func() { s = fmt.Sprint(recover()) }()
	long := strings.Repeat("x", 1<<20)
	var x, y any = [3]any{long, seed, []int{1}}, [3]any{strings.Clone(long), seed, []int{1}}
	return fmt.Sprint(x == y)
}

type large [200000]byte

func largeCells(seed int) string {
	m := map[int]large{}
	byLarge := map[large]int{}
	for i := range 12 {
		var v large
		v[len(v)-1-i] = byte(seed)
		m[i] = v
		byLarge[v] = i
	}
	n := maps.Clone(m)
	m[3] = large{}
	sum := 0
	for i := range 12 {
		sum += byLarge[n[i]]
		if n[i] == m[i] {
			sum += 1000
		}
	}
	v := reflect.ValueOf(byLarge)
	v.SetMapIndex(reflect.ValueOf(n[3]), reflect.ValueOf(77))
	var x any = n[3]
	return fmt.Sprint(len(n), len(byLarge), sum, byLarge[x.(large)], v.MapIndex(reflect.ValueOf(n[4])).Int())
}

type nested struct{ inner any }

func deep(seed int) string {
	build := func() any {
		var x any = seed
		for range 5000 {
			x = nested{x}
		}
		return x
	}
	a, b := build(), build()
	m := map[any]int{a: 1}
	m[b]++
	return fmt.Sprint(a == b, m[build()], a == any(nested{b}), len(m))
}

func main() {
	work := []func(int) string{growing, emptied, longKeys, unhashable, uncomparable, largeCells, deep}
	results := make([]string, 2*len(work))
	var wg sync.WaitGroup
	for i := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results[i] = work[i%len(work)](i + 1)
		}()
	}
	wg.Wait()
	for _, r := range results {
		fmt.Println(r)
	}
}
