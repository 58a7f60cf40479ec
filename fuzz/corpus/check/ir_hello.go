package main

type T struct {
	a, b int
}

func (t *T) inc(n int) { t.a += n }

type I interface{ inc(int) }

var g = 1
var table = [...]string{"a", "b", "c"}
var p = &T{1, 2}
var m = map[string]int{"x": 1}

func two() (int, error) { return 1, nil }

func add[A int | string](x, y A) A { return x + y }

func order(i int, s []int, f func() int) int {
	s[i] = f()
	x := i + f()
	return x + len(s) + f()
}

func loop(n int) (sum int) {
	for i := 0; i < n; i++ {
		if i%2 == 0 && i > 3 {
			continue
		}
		sum += i
	}
	for i, v := range []int{1, 2, 3} {
		defer func() { sum += i * v }()
	}
	return
}

func main() {
	var i I = p
	i.inc(3)
	p.inc(g)
	a, err := two()
	if err != nil {
		panic(err)
	}
	println(add(a, 2), add("x", table[a]), m["x"])
	defer println("bye", a)
	f := p.inc
	f(2)
}
