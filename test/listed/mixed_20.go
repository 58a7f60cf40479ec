package main

func a() (x int) {
	defer func() { x = "s" }()
	return y
}

var (
	b = a
	c int = a
	d, e = a()
	f = func() { g() }
	h = struct{ a int }{"x"}
	i = [2]int{1, 2, 3}
	j = map[string]int{"a": "b"}
	k = &undefinedK
	l = *1
	m = []int{1}[undefinedM]
	n = (1)
	o = o
	p = -"x"
)

func main() {}
