package main

import "fmt"

// Which operands are read before a call that stands to their right, and which after it. The language leaves it
// open; programs see what gc does.

var (
	s   = []int{1, 2, 3, 4}
	str = "abcdef"
	arr = [4]int{1, 2, 3, 4}
	pa  = &arr
	lo  = 0
	hi  = 1
	at  = struct{ lo, hi int }{0, 1}
	ps  = &at
	b   = []byte("a")
	m   = map[string]int{"a": 1, "b": 2}
	mk  = map[[1]string]int{{"a"}: 1, {"b"}: 2}
)

//go:noinline
func call() int {
	lo, hi, at.lo, at.hi = lo+1, hi+1, at.lo+1, at.hi+1
	s = []int{10, 20, 30, 40}
	str = "uvwxyz"
	arr[0] = 100
	b[0] = 'b'
	m["a"], m["b"] = m["a"]+10, m["b"]+10
	mk[[1]string{"a"}]++
	return 3
}

func show(name string, x any) {
	fmt.Println(name, x)
	s, str, arr = []int{1, 2, 3, 4}, "abcdef", [4]int{1, 2, 3, 4}
	lo, hi, at.lo, at.hi = 0, 1, 0, 1
	b[0] = 'a'
	m = map[string]int{"a": 1, "b": 2}
	mk = map[[1]string]int{{"a"}: 1, {"b"}: 2}
}

type pair struct{ a, b int }
type large struct{ a, b, c, d, e int }

func slices() {
	show("variable bound", s[lo:call()])
	show("two variables", s[lo:hi:call()])
	show("expression bound", s[lo+0:call()])
	show("field bound", s[at.lo:call()])
	show("field through pointer", s[ps.lo:call()])
	show("last bound", s[call()-2:hi+1])
	show("string", str[lo:call()])
	show("array", fmt.Sprint(arr[lo:call()]))
	show("pointer to array", fmt.Sprint(pa[lo:call()]))
	show("literal, indexed", []int{[2]int{lo, hi}[hi&1], call(), [2]int{lo, hi}[call()&1]})
	show("length", len(s[lo:call()]))
	show("converted", [2]int(s[lo:call()]))
	show("append", append(s[lo:call()], hi))
	show("before a call", []any{s[lo:hi], call(), s[lo:hi]})
	func() {
		s, i := []int{1, 2, 3, 4}, 0
		next := func() int { i++; s = []int{5, 6, 7, 8}; return 3 }
		show("captured", s[i:next()])
		k := i
		show("captured copy", s[k:next()])
	}()
}

func comparisons() {
	show("struct", pair{lo, 3} == pair{1, call()})
	show("struct, effect first", pair{call(), lo} == pair{3, 1})
	show("array", [2]int{lo, 3} == [2]int{1, call()})
	show("nested", [1]pair{{lo, 3}} == [1]pair{{1, call()}})
	show("large", large{a: lo, e: 3} == large{a: 1, e: call()})
	show("unequal", pair{lo, 3} != pair{1, call()})
	show("interface", any(pair{lo, 3}) == any(pair{1, call()}))
	show("in a list", []any{pair{lo, 1} == pair{hi - 1, 1}, call(), pair{lo, 1} == pair{hi - 1, 1}})
	v := pair{0, 1}
	change := func() pair { v = pair{5, 5}; return pair{0, 1} }
	show("variable", v == change())
	str2 := "abc"
	change2 := func() string { str2 = "x"; return "x" }
	show("strings", str2 == change2())
}

func keys() {
	x, y := m[string(b)], call()
	show("bytes key", []int{x, y})
	show("bytes key in a list", []int{m[string(b)], call()})
	show("bytes key in a sum", m[string(b)]+call())
	k := string(b)
	x, y = m[k], call()
	show("string key", []int{x, y})
	x, y = mk[[1]string{string(b)}], call()
	show("array key of bytes", []int{x, y})
	x, y = mk[[1]string{k}], call()
	show("array key", []int{x, y})
	m[string(b)] = call()
	show("assigned", m)
	m[string(b)] += call()
	show("assigned op", m)
}

type T struct{ n int }

func (t T) M(x int) int  { return t.n*100 + x }
func (t *T) P(x int) int { return t.n*1000 + x }

type I interface{ M(int) int }
type J interface {
	I
	P(int) int
}

//go:noinline
func opaque(n int) I { return T{n} }

func receivers() {
	var iv I = T{1}
	fmt.Println("assigned one type", iv.M(func() int { iv = T{7}; return 3 }()))
	conv := I(T{1})
	fmt.Println("converted", conv.M(func() int { conv = T{7}; return 3 }()))
	un := opaque(1)
	fmt.Println("of a call", un.M(func() int { un = T{7}; return 3 }()))
	var two I = T{1}
	two = &T{2}
	fmt.Println("two types", two.M(func() int { two = T{7}; return 3 }()))
	t := T{1}
	fmt.Println("conversion", I(t).M(func() int { t = T{7}; return 3 }()))
	var a any = T{1}
	fmt.Println("assertion", a.(I).M(func() int { a = T{7}; return 3 }()))
	var p J = &T{1}
	fmt.Println("pointer", p.P(func() int { p = &T{7}; return 3 }()))
	for _, x := range []I{T{1}} {
		fmt.Println("range", x.M(func() int { x = T{7}; return 3 }()))
	}
	switch x := any(T{1}).(type) {
	case I:
		fmt.Println("type switch", x.M(func() int { x = T{7}; return 3 }()))
	}
	f, n := iv.M, func() int { iv = T{9}; return 3 }()
	fmt.Println("method value", f(0), n)
	var np *T
	try := func(f func() int) {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(f())
	}
	try(func() int { var i I; i = np; return i.M(1) })
	try(func() int { var i I; return i.M(func() int { print(); return 1 }()) })
	try(func() int { i := opaque(1); i = np; return i.M(1) })
	try(func() int { return generic(np) })
	try(func() int { return generic[I](np) })
}

//go:noinline
func generic[P I](x P) int { return x.M(2) }

func main() {
	slices()
	comparisons()
	keys()
	receivers()
}
