package main

import "fmt"

var (
	a = b + 1
	b = f("b", c)
	c = f("c", 1)
	_ = f("blank", 0)
	d, e = g()
	x = func() int { return y }()
	y = f("y", 3)
	m = map[string]int{"k": f("m", y)}
)

func f(s string, n int) int { fmt.Println("init", s, n); return n * 2 }
func g() (int, int)         { fmt.Println("g", a); return 1, 2 }

func init() { fmt.Println("init1", a, b, c, d, e, x, y, m) }
func init() { fmt.Println("init2"); defer func() { fmt.Println(recover()) }(); panic("in init") }

type T [3]struct{ p *int }

func sw(i any) string {
	switch v := i.(type) {
	case nil:
		return "nil"
	case int, string:
		return fmt.Sprintf("%T", v)
	case []int:
		return fmt.Sprint("slice", len(v))
	case error:
		return "err" + v.Error()
	case func() int:
		return fmt.Sprint("func", v())
	case *T:
		return "T"
	case interface{ Foo() }:
		return "foo"
	}
	return "other"
}

func control(n int) (s string) {
	switch {
	case n < 0:
		s += "neg "
		fallthrough
	case n == 100:
		s += "hundred "
	case n > 10:
		s += "big "
		if n > 20 {
			break
		}
		s += "medium "
		fallthrough
	default:
		s += "default "
	}
	i := 0
L:
	for {
		switch i++; {
		case i == 2:
			continue L
		case i > 4:
			break L
		default:
			s += fmt.Sprint(i)
		}
	}
	if n == 3 {
		goto end
	}
	s += "!"
end:
	return s + "."
}

func args(s string, v int) int { fmt.Print(s, " "); return v }

func order() {
	arr := []int{1, 2, 3}
	i := 0
	i, arr[i] = 2, 9
	fmt.Println(i, arr)
	m := map[int]int{}
	m[args("key", 1)] = args("val", 2)
	fmt.Println(m, args("a", 1)+args("b", 2)*args("c", 3))
	p := &arr
	arr, (*p)[0] = []int{7}, 5
	fmt.Println(arr)
	x, y := 1, 2
	x, y = y, x+y
	fmt.Println(x, y)
	var z []int
	func() {
		defer func() { fmt.Println(recover(), x) }()
		x, z[0] = 99, args("rhs", 1)
	}()
	fmt.Println([]int{args("1", 1), args("2", 2)}, args("t", 1) == 1 || args("never", 1) == 1)
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	fmt.Println(<-ch - <-ch)
}

func rec(n int) int {
	var buf [64]int
	buf[n%64] = n
	if n == 0 {
		return 0
	}
	return rec(n-1) + buf[n%64] - n + 1
}

func variadic(pre string, xs ...int) string {
	if xs == nil {
		return pre + " nil"
	}
	xs[0] = 100
	return fmt.Sprint(pre, xs, len(xs))
}

func main() {
	fmt.Println(sw(nil), sw(1), sw("s"), sw([]int{1}), sw(fmt.Errorf("e")), sw(func() int { return 5 }), sw(&T{}), sw(1.5))
	for _, n := range []int{-1, 3, 15, 25, 100} {
		fmt.Println(control(n))
	}
	order()
	fmt.Println(rec(200000))
	s := []int{1, 2}
	fmt.Println(variadic("a"), variadic("b", s...), s, variadic("c", 1, 2), variadic("d", []int{}...) == "")
}
