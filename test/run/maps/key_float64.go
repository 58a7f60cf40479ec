package main

type pair struct {
	a int
	b string
}
type bigkey struct {
	a [10]int
	s string
}
type stringer interface{ str() string }
type num int

func (n num) str() string { return "n" }

var ints [400]int

func pick(i int) any {
	switch i % 5 {
	case 0:
		return i
	case 1:
		return "s" + string(rune(i))
	case 2:
		return float64(i)
	case 3:
		return pair{i, "p"}
	}
	return [2]int{i, 1}
}

func key(i int) float64 { return float64(i) / 4 }

type val struct {
	n    int
	list []int
	s    string
}

func main() {
	m := map[float64]int{}
	v := map[float64]val{}
	for i := range 300 {
		k := key(i)
		m[k] += i
		x := v[k]
		x.n++
		x.list = append(x.list, i)
		x.s += "x"
		v[k] = x
	}
	println(len(m), len(v), m[key(3)], v[key(7)].n, len(v[key(8)].s))
	sum, cnt := 0, 0
	for k, n := range m {
		sum += n
		cnt += v[k].n + len(v[k].list)
		if m[k] != n {
			println("lookup differs")
		}
	}
	println(sum, cnt)
	for i := 0; i < 300; i += 3 {
		delete(m, key(i))
	}
	_, a := m[key(0)]
	_, b := m[key(1)]
	println(len(m), a, b)
	for i := range 50 {
		m[key(i)]++
	}
	sum = 0
	for k := range m {
		sum += m[k]
		delete(m, k)
	}
	println(sum, len(m))
	clear(v)
	println(len(v), v[key(1)].list == nil)
	set := map[float64]struct{}{key(1): {}, key(2): {}}
	set[key(3)] = struct{}{}
	_, ok := set[key(3)]
	println(len(set), ok)
	inner := map[float64]map[float64]int{key(1): {key(2): 5}}
	inner[key(1)][key(2)]++
	println(inner[key(1)][key(2)], inner[key(4)][key(2)] >= 0)
	big := make(map[float64]bool, 1000)
	for i := range 250 {
		big[key(i)] = true
	}
	n := 0
	for _, f := range big {
		if f {
			n++
		}
	}
	println(n == len(big))
}
