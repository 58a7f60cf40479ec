package main

// What may happen when a map changes during iteration, checked without depending on the order.

func main() {
	m := map[int]int{}
	for i := range 100 {
		m[i] = i
	}
	seen := 0
	for k := range m {
		seen++
		delete(m, k)
	}
	println(seen, len(m))
	for i := range 100 {
		m[i] = i
	}
	// deleted entries that were not reached are not seen
	gone := map[int]bool{}
	for k := range m {
		if gone[k] {
			println("saw a deleted key")
		}
		for j := range 100 {
			if j != k && j%2 == 0 {
				if _, ok := m[j]; ok {
					delete(m, j)
					gone[j] = true
				}
			}
		}
	}
	println(len(m) == 50 || len(m) == 51)
	// every original entry is seen exactly once, even though the map grows
	m = map[int]int{}
	for i := range 50 {
		m[i] = 0
	}
	times := map[int]int{}
	next := 1000
	for k := range m {
		times[k]++
		if next < 3000 {
			for range 40 {
				m[next] = 1
				next++
			}
		}
	}
	ok := true
	for i := range 50 {
		if times[i] != 1 {
			ok = false
		}
	}
	for k, n := range times {
		if n != 1 {
			println("twice", k)
		}
	}
	println(ok, len(m))
	// updates are visible
	m = map[int]int{1: 1, 2: 2, 3: 3}
	for k := range m {
		for j := range 4 {
			if j > 0 {
				m[j] += 10
			}
		}
		_ = k
	}
	println(m[1], m[2], m[3])
	// values are those at the time of the visit
	m = map[int]int{1: 0, 2: 0, 3: 0, 4: 0}
	step := 0
	total := 0
	for _, v := range m {
		total += v
		step++
		for k := range m {
			m[k] = step
		}
	}
	println(total)
	// delete and re-insert the current key
	m = map[int]int{1: 1, 2: 2}
	n := 0
	for k, v := range m {
		delete(m, k)
		m[k] = v
		n++
		if n > 100 {
			break
		}
	}
	println(n >= 2, len(m))
	// clear in the loop ends it
	n = 0
	for range m {
		n++
		clear(m)
	}
	println(n, len(m))
	var nilm map[string]int
	for k, v := range nilm {
		println(k, v)
	}
	// break, and iterate twice
	m = map[int]int{1: 1, 2: 2, 3: 3}
	for range m {
		break
	}
	var k, v int
	c := 0
	for k, v = range m {
		c += k * v
	}
	println(c, k == v)
}
