// Output: 3 6 main init b a 65536 7
package main

import "fmt"

type big [1 << 16]byte

var (
	a     = b + f()
	b     = f() + 2
	c     = &a
	order []string
	space big
	table = map[string]*int{"a": &a, "b": &b}
	hook  = func() int { return *table["a"] + 1 }
)

func f() int { order = append(order, "f"); return 1 }

func init() { order = []string{"init"} }

func main() {
	space[len(space)-1] = 7
	*c *= 2
	*c -= 2
	*table["b"] *= 2
	order = append([]string{"main"}, order...)
	println(fmt.Sprint(hook()-1-a+b/2, " ", b, " ", order[0], " ", order[1], " b a ", len(space), " ", space[len(space)-1]))
}
