package main

import (
	"errors"
	"fmt"
	"time"
)

type P struct {
	X, Y int
}
type N struct {
	Name string
	P    *P
	In   P
	l    []int
	m    map[string]int
	e    error
	f    func()
	a    any
	c    chan int
}
type S string
type L []P
type M map[P]string
type E struct{}
type Rec struct {
	V    int
	Next *Rec
}

func main() {
	p := P{1, -2}
	fmt.Printf("%v|%+v|%#v|%T|%d|%x\n", p, p, p, p, p, p)
	fmt.Printf("%v|%+v|%#v|%T\n", &p, &p, &p, &p)
	n := N{Name: "n", In: p, l: []int{1}, m: map[string]int{"b": 2, "a": 1}, a: "any"}
	fmt.Printf("%v\n%+v\n", n, n)
	fmt.Printf("%#v\n", N{Name: "q"}.In)
	for _, v := range []any{[]int{1, 2}, []int(nil), [3]bool{true}, map[string]int{"z": 1, "a": 2}, map[int]string(nil), L{{1, 2}}, M{{3, 4}: "x", {1, 2}: "y"}, S("s"), E{}, struct{ A any }{nil}, []any{1, "a", nil, 2.5}, []string{"a b"}, [2][]int{{1}, {2, 3}}, errors.New("err"), []error{nil}, nil, true, []*int{nil}, map[string][]int{"k": {1}}, [0]int{}, []struct{}{{}}, 1 * time.Second, []S{"a"}, map[bool]int{true: 1, false: 0}, map[float64]int{2.5: 1, -1: 2}, map[any]int{"b": 1, 2: 2, "a": 3, 1.5: 4}} {
		fmt.Printf("%v|%+v|%#v|%T\n", v, v, v, v)
	}
	fmt.Printf("%5d|%-4d|%03d|%x|%q\n", []int{1, 22}, [2]int{3, 4}, []int{5}, []int{255}, []string{"a"})
	r := Rec{1, &Rec{2, nil}}
	fmt.Printf("%v %+v\n", *r.Next, *r.Next)
	fmt.Println(&[]int{1}, &map[string]int{"a": 1}, &[2]int{1, 2}, &struct{ A *int }{})
	var e error
	var ip *int
	var f func()
	fmt.Println(e, ip, f == nil, []any{e, ip})
	fmt.Printf("%v %+v %s %d\n", e, nil, nil, nil)
	fmt.Printf("%#v %#v %#v %#v %#v %#v %#v\n", 1, "s", 1.0, 'x', true, []byte{1}, 1e6)
	fmt.Printf("%#v %#v %#v %#v\n", uint8(3), uintptr(4), 2i, struct {
		a int
		b string
	}{1, "x"})
	fmt.Printf("%v %v\n", struct{ a, b any }{1, P{}}, [2]any{P{1, 2}, "s"})
}
