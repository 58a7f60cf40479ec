// Generic functions instantiated by what they are assigned to.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

type F func(int) int
type S struct {
	f F
	g func(string) string
	h func(int, string) map[int]string
}

func id[T any](x T) T                            { return x }
func twice[T interface{ ~int | ~string }](x T) T { return x + x }
func mk[K comparable, V any](k K, v V) map[K]V   { return map[K]V{k: v} }
func conv[A, B any](a A) (b B) {
	switch p := any(&b).(type) {
	case *string:
		*p = fmt.Sprint(a)
	case *int:
		*p, _ = strconv.Atoi(fmt.Sprint(a))
	}
	return
}

type L[T any] []T

func (l L[T]) each(f func(T) T) L[T] {
	for i := range l {
		l[i] = f(l[i])
	}
	return l
}

var table = map[string]func(string) string{"id": id, "twice": twice, "up": strings.ToUpper}
var list = []F{id, twice, 5: id}
var arr = [...]func(int) string{conv, 2: conv}
var st = S{twice, id, mk}
var st2 = S{h: mk, g: twice}
var pst = &S{f: twice}
var nested = []S{{f: id}, {g: twice}}
var fromConv = F(twice)

func typeParam[P func(int) int](n int) int {
	ps := []P{id, twice}
	var q P = twice
	c := make(chan P, 1)
	c <- twice
	return ps[0](n) + ps[1](n) + P(twice)(n) + q(n) + (<-c)(n)
}
func inGeneric[T ~int | ~string](x T) (T, T) {
	fs := []func(T) T{id, twice}
	m := map[bool]func(T) T{true: twice}
	s := struct{ f func(T) T }{twice}
	ch := make(chan func(T) T, 1)
	ch <- id
	return fs[1](x), m[true](s.f((<-ch)(x)))
}
func rets() (F, func(string) string) { return id, twice }

func main() {
	fmt.Println(table["id"]("a"), table["twice"]("b"), table["up"]("c"))
	fmt.Println(list[0](1), list[1](2), list[2] == nil, list[5](3))
	fmt.Println(arr[0](4), arr[2](5), arr[1] == nil)
	fmt.Println(st.f(1), st.g("x"), st.h(1, "y"), st2.h(2, "z"), st2.g("w"), st2.f == nil, pst.f(21))
	fmt.Println(nested[0].f(1), nested[1].g("n"), fromConv(8))
	ch := make(chan F, 2)
	ch <- id
	select {
	case ch <- twice:
	default:
		fmt.Println("full")
	}
	fmt.Println((<-ch)(10), (<-ch)(10))
	fmt.Println(F(id)(3), (func(string) string)(twice)("q"), (func(int) string)(conv)(9))
	fmt.Println(typeParam(5))
	fmt.Println(inGeneric(3))
	fmt.Println(inGeneric("s"))
	a, b := rets()
	fmt.Println(a(1), b("r"))
	fmt.Printf("%T %T %T\n", list, table, F(id))
	local := []F{id}
	local = append(local, []F{twice, id}...)
	fmt.Println(len(local), local[1](6))
	matrix := [][]F{{id}, {twice, id}}
	fmt.Println(matrix[1][0](4))
	mm := map[string][]F{"k": {twice}}
	fmt.Println(mm["k"][0](2))
	fmt.Println(L[int]{1, 2}.each(twice), L[string]{"a"}.each(twice))
	func(fs ...F) { fmt.Println(fs[0](1) + fs[1](2)) }(id, twice)
	var i any = F(twice)
	fmt.Println(i.(F)(7))
	var f2 F
	f2, g2 := F(id), "x"
	_ = g2
	fmt.Println(f2(1))
}
