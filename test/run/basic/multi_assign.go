package main

type node struct {
	next *node
	v    int
}

func pair() (int, int) { return 7, 8 }

func three() (a int, b string, c bool) { return 1, "two", true }

func sum(a, b int) int { return a + b }

func vs(prefix string, xs ...int) int {
	t := 0
	for _, x := range xs {
		t += x
	}
	println(prefix, len(xs), t)
	return t
}

func main() {
	a, b := 1, 2
	a, b = b, a
	println(a, b)
	i := 0
	s := []int{10, 20, 30}
	i, s[i] = 2, 99
	println(i, s[0], s[1], s[2])
	s[0], s[2] = s[2], s[0]
	println(s[0], s[1], s[2])
	i = 0
	i, s[i], s[i+1] = 1, s[i+1], s[i]
	println(i, s[0], s[1], s[2])
	n := &node{v: 1, next: &node{v: 2, next: &node{v: 3}}}
	// reverse a list with a tuple assignment
	var prev *node
	for n != nil {
		n, n.next, prev = n.next, prev, n
	}
	for p := prev; p != nil; p = p.next {
		print(p.v, " ")
	}
	println()
	println(sum(pair()))
	x, y := pair()
	x, _ = y, x
	println(x, y)
	c, d, e := three()
	println(c, d, e)
	vs("none")
	vs("some", 1, 2, 3)
	vs("slice", s...)
	vs("nil", nil...)
	var arr [3]int
	j := 1
	arr[j], j = 5, 2
	println(arr[0], arr[1], arr[2], j)
	var m = map[string]int{}
	m["a"], m["b"] = 1, 2
	m["a"], m["b"] = m["b"], m["a"]
	println(m["a"], m["b"])
	p, q := &a, &b
	*p, *q = *q, *p
	println(a, b)
	p, *p = q, 77
	println(a, b, p == q)
	fib := func(n int) int {
		a, b := 0, 1
		for range n {
			a, b = b, a+b
		}
		return a
	}
	println(fib(10), fib(90))
}
