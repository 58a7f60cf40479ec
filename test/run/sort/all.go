package main

import (
	"fmt"
	"sort"
	"strings"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (b byAge) Len() int           { return len(b) }
func (b byAge) Less(i, j int) bool { return b[i].age < b[j].age }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type multi struct {
	ps   []person
	less []func(a, b *person) bool
}

func (m *multi) Len() int      { return len(m.ps) }
func (m *multi) Swap(i, j int) { m.ps[i], m.ps[j] = m.ps[j], m.ps[i] }
func (m *multi) Less(i, j int) bool {
	a, b := &m.ps[i], &m.ps[j]
	for _, l := range m.less {
		if l(a, b) {
			return true
		}
		if l(b, a) {
			return false
		}
	}
	return false
}

func main() {
	x := []int{5, 2, 8, 1, 9, 3}
	sort.Ints(x)
	fmt.Println(x, sort.IntsAreSorted(x), sort.SearchInts(x, 8), sort.SearchInts(x, 4), sort.SearchInts(x, 100))
	s := strings.Fields("the quick brown fox jumps")
	sort.Strings(s)
	fmt.Println(s, sort.SearchStrings(s, "fox"))
	f := []float64{2.5, -1, 0, 1e10}
	sort.Sort(sort.Reverse(sort.Float64Slice(f)))
	fmt.Println(f)
	ps := []person{{"a", 30}, {"b", 20}, {"c", 30}, {"d", 20}, {"e", 10}}
	sort.Stable(byAge(ps))
	fmt.Println(ps)
	sort.Slice(ps, func(i, j int) bool { return ps[i].name > ps[j].name })
	fmt.Println(ps, sort.SliceIsSorted(ps, func(i, j int) bool { return ps[i].name > ps[j].name }))
	sort.SliceStable(ps, func(i, j int) bool { return ps[i].age < ps[j].age })
	fmt.Println(ps)
	m := &multi{ps, []func(a, b *person) bool{func(a, b *person) bool { return a.age > b.age }, func(a, b *person) bool { return a.name < b.name }}}
	sort.Sort(m)
	fmt.Println(ps)
	big := make([]int, 5000)
	v := uint32(7)
	for i := range big {
		v = v*1103515245 + 12345
		big[i] = int(v >> 16)
	}
	cp := append([]int(nil), big...)
	sort.Ints(big)
	sort.Sort(sort.IntSlice(cp))
	same := true
	for i := range big {
		same = same && big[i] == cp[i] && (i == 0 || big[i-1] <= big[i])
	}
	fmt.Println(same, big[0], big[2500], big[4999])
	i := sort.Search(1000, func(i int) bool { return i*i >= 5000 })
	j, found := sort.Find(5, func(i int) int { return 3 - i })
	fmt.Println(i, j, found)
	sort.Sort(sort.Reverse(sort.StringSlice(s)))
	fmt.Println(s)
	e := []int{}
	sort.Ints(e)
	sort.Ints(nil)
	fmt.Println(e, sort.Search(0, nil))
}
