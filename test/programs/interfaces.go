// Output: 12 9.42 square circle [circle square] main.square
package main

import (
	"fmt"
	"sort"
)

type shape interface {
	area() float64
	fmt.Stringer
}
type square struct{ side float64 }
type circle struct{ r float64 }

func (s square) area() float64  { return s.side * 3 }
func (square) String() string   { return "square" }
func (c *circle) area() float64 { return c.r * 3.14 }
func (*circle) String() string  { return "circle" }

type byName []shape

func (b byName) Len() int           { return len(b) }
func (b byName) Less(i, j int) bool { return b[i].String() < b[j].String() }
func (b byName) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	list := []shape{square{4}, &circle{3}}
	a, b := list[0], list[1]
	sort.Sort(byName(list))
	println(fmt.Sprint(a.area(), " ", b.area(), " ", a, " ", b, " ", list, fmt.Sprintf(" %T", a)))
}
