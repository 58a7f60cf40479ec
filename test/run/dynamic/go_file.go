// .go files have the package, not the operator.
package main

import (
	"dyn"
	"errors"
	"fmt"
)

type T struct{ A []int }

type Hex int

func (h Hex) DynAttr(name string) (any, error) {
	if name != "text" {
		return nil, fmt.Errorf("%w: %s", dyn.ErrBadField, name)
	}
	return fmt.Sprintf("%#x", int(h)), nil
}

var _ dyn.DynAttr = Hex(0)

// ~ and > are tokens of their own.
type number interface{ ~int|~int64 }

func greater[N number](a, b N) bool { return a > b }

func main() {
	v, err := dyn.Attr(&T{[]int{1, 2}}, "A")
	fmt.Println(v, err)
	v, err = dyn.Index(v, 1)
	fmt.Println(v, err)
	v, err = dyn.Call(fmt.Sprint, "a", 1)
	fmt.Println(v, err)
	v, err = dyn.Attr(Hex(255), "text")
	fmt.Println(v, err)
	_, err = dyn.Attr(Hex(255), "x")
	fmt.Println(err, errors.Is(err, dyn.ErrBadField))
	two, err := dyn.CallN(func(n int) (int, string, error) { return n, "s", nil }, 2, 7)
	fmt.Println(two, err)
	two, err = dyn.CallN(5, 2)
	fmt.Println(two, err)
	var f float64
	err = dyn.Assign(&f, 1.5)
	fmt.Println(err, f)
	fmt.Println(dyn.Assign(&f, 1), dyn.Assign(f, 1), dyn.Assign((*int)(nil), 1), dyn.Assign(nil, 1))
	dyn.Bind(func(a ...any) { fmt.Println("bound", a) }, nil, 1, "x")()
	dyn.Bind(nil, errors.New("skipped"))()
	fmt.Println(dyn.SetIndex([]int{1}, 5, 1), greater(1, 2))
}
