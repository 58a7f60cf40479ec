// Closures: creation, calls, captured variables, and method values.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type counter struct{ n int }

func (c *counter) add(k int) int { c.n += k; return c.n }
func (c counter) get(k int) int  { return c.n + k }

func adder(k int) func(int) int { return func(x int) int { return x + k } }

func apply(f func(int) int, n int) (sum int) {
	for i := range n {
		sum += f(i)
	}
	return
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func main() {
	n := 3000000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	total := 0
	sum := apply(func(x int) int { total += x & 3; return total & 7 }, n)
	sum += apply(adder(5), n)
	c := &counter{}
	sum += apply(c.add, n/2) + apply(c.get, n/2)
	sum += apply(compose(adder(1), adder(2), func(x int) int { return x * 3 }), n/3)
	for i := range n / 3 {
		sum += adder(i)(1)
	}
	fmt.Println(sum, total, c.n)
}
