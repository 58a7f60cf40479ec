package main

var i, j int
var a, b []int
var m map[string]int
var p *T
var arr [4]int

type T struct {
	x    int
	next *T
}

func f(v int) int {
	print("f", v, " ")
	i = v
	return v
}

func setA() int          { a = []int{7, 7, 7}; return 5 }
func setP() int          { p = &T{x: 99}; return 6 }
func setM() int          { m = map[string]int{"new": 1}; return 8 }
func idx() int           { print("idx "); return 1 }
func sl() []int          { print("sl "); return b }
func ptr() *T            { print("ptr "); return p }
func mp() map[string]int { print("mp "); return m }
func key() string        { print("key "); return "k" }
func val() int           { print("val "); return 3 }
func pair() (int, int)   { print("pair "); i = 1; return 40, 41 }

func reset() {
	i, j = 0, 0
	a = []int{1, 2, 3}
	b = a
	m = map[string]int{}
	p = &T{1, &T{2, nil}}
	arr = [4]int{1, 2, 3, 4}
}

func dump() {
	print(i, " ", j, " a")
	for _, x := range a {
		print(" ", x)
	}
	print(" b")
	for _, x := range b {
		print(" ", x)
	}
	println(" m", len(m), m["k"], "p", p.x)
}

func main() {
	reset()
	a[i] = f(1)
	dump()
	reset()
	a[0] = setA()
	dump()
	reset()
	p.x = setP()
	dump()
	reset()
	q := p
	p.x = setP()
	println(q.x, p.x)
	reset()
	m["k"] = setM()
	dump()
	reset()
	sl()[idx()] = val()
	dump()
	reset()
	mp()[key()] = val()
	dump()
	reset()
	ptr().x = val()
	dump()
	reset()
	sl()[idx()] += val()
	dump()
	reset()
	mp()[key()]++
	mp()[key()] += val()
	dump()
	reset()
	i, a[i] = 1, 50
	dump()
	reset()
	a[i], i = 60, 2
	dump()
	reset()
	i, j = f(1), i
	dump()
	reset()
	a[0], a[1], a[2] = a[2], a[0], a[1]
	dump()
	reset()
	a[i], a[i+1] = pair()
	dump()
	reset()
	arr[i], i = pair()
	println(arr[0], arr[1], arr[2], i)
	reset()
	i, arr[i] = pair()
	println(arr[0], arr[2], i)
	reset()
	p, p.x = p.next, 9
	dump()
	reset()
	p.x, p = 10, p.next
	dump()
	reset()
	a, a[0] = []int{4, 5}, 77
	dump()
	reset()
	a[f(0)], a[f(1)] = f(2), f(3)
	dump()
	reset()
	x, y := f(4), f(5)
	x, y = y, x
	println(x, y)
	reset()
	m["k"], i = i, 5
	dump()
	reset()
	var ok bool
	m["z"] = 3
	i, ok = m["z"]
	println(i, ok)
	a[i-3], ok = m["nope"]
	println(a[0], ok)
	reset()
	a[0] += f(1) + i
	dump()
	reset()
	i += f(5)
	println(i)
	reset()
	i = i + f(5)
	println(i)
	reset()
	i = f(5) + i
	println(i)
	reset()
	i -= i - f(3)
	println(i)
	reset()
	arr[f(1)] += arr[f(2)] * f(3)
	println(arr[1])
	func() {
		defer func() { println(recover() != nil, i, m == nil) }()
		reset()
		m = nil
		i, m["x"] = f(9), f(8)
	}()
	func() {
		defer func() { println(recover() != nil, i, a[0]) }()
		reset()
		a[0], a[9], i = 100, 200, 300
	}()
	func() {
		defer func() { println(recover() != nil) }()
		reset()
		p = nil
		p.x = f(7)
	}()
	func() {
		defer func() { println(recover() != nil) }()
		reset()
		a[10] = f(6)
	}()
	func() {
		defer func() { println(recover() != nil) }()
		reset()
		a = nil
		a[f(2)] = f(6)
	}()
}
