package main

// What an operand list reads before and after the calls in it: Go's compiler's answer.

var i = 1
var s = []int{10, 20, 30}
var m = map[string]int{"a": 1, "b": 2}
var p = &i
var st = struct{ x, y int }{1, 2}
var arr = [3]int{1, 2, 3}
var str = "before"

func f() int {
	i++
	s = []int{100, 200, 300}
	m = map[string]int{"a": 10, "b": 20}
	st.x, st.y = 11, 22
	arr = [3]int{11, 22, 33}
	str = "after!"
	return i
}

func reset() {
	i = 1
	p = &i
	s = []int{10, 20, 30}
	m = map[string]int{"a": 1, "b": 2}
	st.x, st.y = 1, 2
	arr = [3]int{1, 2, 3}
	str = "before"
}

func two(a, b int)      { println(a, b) }
func three(a, b, c int) { println(a, b, c) }
func anys(xs ...int) {
	for _, x := range xs {
		print(x, " ")
	}
	println()
}
func retIF() (int, int)                 { return i, f() }
func retFI() (int, int)                 { return f(), i }
func retStF() (struct{ x, y int }, int) { return st, f() }

func main() {
	two(i, f())
	reset()
	two(f(), i)
	reset()
	two(-i, f())
	reset()
	two(i+1, f())
	reset()
	println(i + f())
	reset()
	println(f() + i)
	reset()
	println(i*10 + f()*100 + i)
	reset()
	two(s[0], f())
	reset()
	two(s[i], f())
	reset()
	println(s[f()])
	reset()
	two(m["a"], f())
	reset()
	println(m["a"] + f() + m["b"])
	reset()
	two(*p, f())
	reset()
	two(st.x, f())
	reset()
	two(arr[1], f())
	reset()
	two(arr[i], f())
	reset()
	two(len(s), f())
	reset()
	two(len(str), f())
	reset()
	two(int(str[0]), f())
	reset()
	println(str, f())
	reset()
	println(str+"x", f())
	reset()
	three(i, f(), i)
	reset()
	three(f(), i, f())
	reset()
	anys(i, f(), i, f(), i)
	reset()
	anys(s[0], f(), s[0])
	reset()
	println(retIF())
	reset()
	println(retFI())
	reset()
	a, b := retStF()
	println(a.x, a.y, b)
	reset()
	x, y := i, f()
	println(x, y)
	reset()
	x, y = f(), i
	println(x, y)
	reset()
	q := []int{i, f(), i}
	println(q[0], q[1], q[2])
	reset()
	r := [...]int{s[0], f(), s[1]}
	println(r[0], r[1], r[2])
	reset()
	t := struct{ a, b, c int }{i, f(), st.x}
	println(t.a, t.b, t.c)
	reset()
	mm := map[int]int{i: f(), f(): i}
	println(len(mm), mm[1], mm[2], mm[3])
	reset()
	u := append(s, f())
	println(len(u), u[0], u[3])
	reset()
	v := append([]int{i}, i, f())
	println(v[0], v[1], v[2])
	reset()
	if i == f() {
		println("equal")
	} else {
		println("not equal")
	}
	reset()
	println(i < f(), f() > i)
}
