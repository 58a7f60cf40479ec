package main

import "fmt"

// Capacities of slices that a function makes by append and then gives away.

type S24 struct{ a, b, c int }
type B3 [3]byte

//go:noinline
func ret[T any](n int) []T {
	var s []T
	for range n {
		var z T
		s = append(s, z)
	}
	return s
}

//go:noinline
func capUsed(n int) ([]int, []int) {
	var s []int
	var caps []int
	for i := range n {
		s = append(s, i)
		caps = append(caps, cap(s))
	}
	return s, caps
}

//go:noinline
func named(n int) (s []byte) {
	for i := 0; i < n; i++ {
		s = append(s, byte(i))
	}
	return
}

//go:noinline
func named2(n int) (s []byte, err error) {
	for i := 0; i < n; i++ {
		if i == 20 {
			return nil, fmt.Errorf("x")
		}
		s = append(s, byte(i))
	}
	return s, nil
}

//go:noinline
func twice(n int) []int {
	var s []int
	s = append(s, 1)
	s = append(s, 2, 3)
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return s
}

//go:noinline
func once(n int) []int {
	var s []int
	s = append(s, n)
	return s
}

//go:noinline
func branch(n int) []string {
	var s []string
	for i := range n {
		if i == 100 {
			return s
		}
		s = append(s, fmt.Sprint(i))
	}
	return s
}

//go:noinline
func ranged(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	t := 0
	for _, v := range s {
		t += v
	}
	return s
}

//go:noinline
func lit(n int) []int {
	s := []int{}
	for i := range n {
		s = append(s, i)
	}
	return s
}

//go:noinline
func made(n int) []int {
	s := make([]int, 0)
	for i := range n {
		s = append(s, i)
	}
	return s
}

//go:noinline
func param(s []int, n int) []int {
	for i := range n {
		s = append(s, i)
	}
	return s
}

type box struct{ s []int }

var global []int

//go:noinline
func stored(b *box, n int) {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	b.s = s
}

//go:noinline
func toGlobal(n int) {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	global = s
}

//go:noinline
func continued(n int) ([]int, []int) {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	t := s
	s = append(s, 99)
	return t, s
}

//go:noinline
func sum(s []int) (n int) {
	for _, v := range s {
		n += v
	}
	return
}

//go:noinline
func passed(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
		if sum(s) < 0 {
			break
		}
	}
	return s
}

//go:noinline
func pointer(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	p := &s[0]
	*p = 7
	return s
}

//go:noinline
func inLoop(n int) [][]int {
	var all [][]int
	for i := range n {
		var s []int
		for j := range i + 1 {
			s = append(s, j)
		}
		all = append(all, s)
	}
	return all
}

//go:noinline
func resliced(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	s = s[:len(s)/2]
	s = append(s, 1)
	return s
}

//go:noinline
func filter(in []int) []int {
	var out []int
	for _, v := range in {
		if v%2 == 0 {
			out = append(out, v)
		}
	}
	return out
}

//go:noinline
func maps(n int) map[string][]int {
	m := map[string][]int{}
	var s []int
	for i := range n {
		s = append(s, i)
	}
	m["x"] = s
	return m
}

//go:noinline
func spread(n int) []int {
	var s []int
	for range n {
		s = append(s, []int{1, 2}...)
	}
	return s
}

func main() {
	for n := range 8 {
		fmt.Println(n, cap(ret[byte](n)), cap(ret[int16](n)), cap(ret[int32](n)), cap(ret[int](n)), cap(ret[string](n)), cap(ret[*int](n)), cap(ret[S24](n)), cap(ret[B3](n)), cap(ret[any](n)), cap(ret[[]int](n)), cap(ret[struct{}](n)), cap(ret[[5]int](n)))
		a, b := capUsed(n)
		fmt.Println(cap(a), b, cap(named(n)), cap(named(n*5)), cap(twice(n)), cap(once(n)), cap(branch(n)))
		s, err := named2(n * 6)
		fmt.Println(cap(s), err)
		fmt.Println(cap(ranged(n)), cap(lit(n)), cap(made(n)), cap(param(nil, n)), cap(param([]int{1}, n)), cap(param(make([]int, 2, 4), n)))
		var bx box
		stored(&bx, n)
		toGlobal(n)
		c, d := continued(n)
		fmt.Println(cap(bx.s), cap(global), cap(c), cap(d), c, d, cap(passed(n)), cap(pointer(n+1)), cap(resliced(n)), cap(maps(n)["x"]), cap(spread(n)))
		for _, x := range inLoop(n) {
			fmt.Print(cap(x), " ")
		}
		fmt.Println(ret[int](n) == nil, filter([]int{1, 2, 3, 4, 5, 6}[:n&3+2]), cap(filter([]int{1, 2, 3, 4, 5, 6}[:n&3+2])))
	}
}
