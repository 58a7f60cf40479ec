package main

type A struct{ n int }
type B struct{ s string }
type I interface{ m() int }

func (a A) m() int  { return a.n }
func (b *B) m() int { return len(b.s) }

type E1 int
type E2 int

func (e E1) Error() string  { return "E1" }
func (e *E2) Error() string { return "E2" }

func which(x any) (r string) {
	defer func() { r += "." }()
	switch x := x.(type) {
	case A, *A:
		if a, ok := x.(A); ok {
			return "A" + string(rune('0'+a.n))
		}
		return "*A"
	case I:
		return "I" + string(rune('0'+x.m()))
	case error:
		return x.Error()
	case interface{ Unlikely() }:
		return "unlikely"
	case []any:
		r = "["
		for _, e := range x {
			r += which(e)
		}
		return r + "]"
	case map[string]any:
		return "map " + which(x["k"])
	case func() any:
		return "f:" + which(x())
	case *any:
		return "ptr " + which(*x)
	case [2]any:
		x[0] = 1
		return "arr" + which(x[0]) + which(x[1])
	case struct{}:
		return "empty"
	case uint8, int32:
		return "byte or rune"
	case nil:
		return "nil"
	case bool:
		if x {
			return "true"
		}
		return "false"
	}
	return "other"
}

func order(x any) string {
	switch x.(type) {
	case error:
		return "error first"
	case E1:
		return "never for E1"
	}
	return "none"
}

func generic[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case []T:
		return "[]T"
	case map[string]T:
		return "map"
	case string:
		return "string"
	}
	return "?"
}

func gcase[T any](x any) bool {
	switch x.(type) {
	case T:
		return true
	case []T, map[int]T:
		return true
	}
	return false
}

func main() {
	var e2 E2
	var iface any = A{4}
	arr := [2]any{"s", nil}
	for _, x := range []any{A{1}, &A{2}, &B{"xyz"}, E1(1), &e2, []any{1, A{3}, nil, []any{true}}, map[string]any{"k": A{5}}, map[string]any{},
		func() any { return A{6} }, &iface, arr, struct{}{}, byte(1), 'r', nil, true, false, 1.5, B{}} {
		println(which(x))
	}
	println(arr[0].(string))
	println(order(E1(1)), order(&e2), order(e2), order(nil))
	println(generic(1), generic("s"), generic(1.5), generic([]int{}))
	println(gcase[int](1), gcase[int]("s"), gcase[string]([]string{}), gcase[int](map[int]int{}), gcase[error](E1(1)), gcase[error](e2), gcase[any](nil))
	n := 0
	switch y := any(n).(type) {
	case int:
		y++
		n += 10
		println(y, n)
	}
	switch any(n).(type) {
	case string:
	default:
		println("default")
	case int:
		println("int after default")
	}
	var er error
	switch er.(type) {
	case E1:
		println("E1")
	case nil:
		println("nil error")
	}
	for i, x := range []any{1, "a", 2.5} {
		switch v := x.(type) {
		case int:
			continue
		case string:
			println(i, v)
			break
		case float64:
			println(i, v)
		}
	}
loop:
	for _, x := range []any{1, "stop", 2} {
		switch x.(type) {
		case string:
			break loop
		}
		println("go on")
	}
	fs := []func() any{}
	for _, x := range []any{1, "s"} {
		switch x := x.(type) {
		case int:
			fs = append(fs, func() any { x++; return x })
		case string:
			fs = append(fs, func() any { x += "!"; return x })
		}
	}
	println(fs[0]().(int), fs[0]().(int), fs[1]().(string), fs[1]().(string))
}
