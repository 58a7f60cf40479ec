package main

import (
	"fmt"

	"example.com/app/coll"
	"example.com/app/num"
)

type point struct{ x, y int }

func (p point) Less(q point) bool { return p.x < q.x || p.x == q.x && p.y < q.y }

func main() {
	l := coll.Of(3, 1, 2)
	l.Sort(func(a, b int) bool { return a < b })
	fmt.Println(l, coll.Map(l, func(i int) string { return fmt.Sprint(i * i) }))
	fmt.Println(num.Sum(1.5, 2.5), num.Sum[num.Meters](1, 2), num.Max("a", "b"))
	s := coll.NewSet[point](point{1, 2}, point{1, 2}, point{0, 5})
	fmt.Println(s.Len(), coll.Min[point](point{1, 2}, point{0, 9}))
	for i, v := range l.All() {
		fmt.Print(i, "=", v, " ")
	}
	fmt.Printf("%T %T %v\n", l, s, coll.Counter())
	var c coll.Cache[string, *coll.List[int]]
	c.Put("k", l)
	v, ok := c.Get("k")
	fmt.Println(v == l, ok, coll.Counter(), coll.Instances[int]() == coll.Instances[string]())
}
