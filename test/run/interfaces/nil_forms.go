package main

type E struct{ s string }

func (e *E) Error() string {
	if e == nil {
		return "nil E"
	}
	return e.s
}

func typed() error {
	var e *E
	return e
}

func untyped() error { return nil }

func cond(b bool) (err error) {
	if b {
		err = &E{"x"}
	}
	return
}

type W interface{ Write() int }
type F func() int

func (f F) Write() int {
	if f == nil {
		return -1
	}
	return f()
}

type M map[int]int

func (m M) Write() int { return m[0] + len(m) }

type S []int

func (s S) Write() int { return len(s) }

func main() {
	println(typed() == nil, untyped() == nil, cond(true) == nil, cond(false) == nil)
	println(typed().Error(), cond(true).Error())
	var f F
	var m M
	var s S
	ws := []W{f, m, s}
	for _, w := range ws {
		println(w == nil, w.Write())
	}
	var a any
	var b any = (*int)(nil)
	var c any = (*int8)(nil)
	println(a == nil, b == nil, b == c, b == any((*int)(nil)), b.(*int) == nil)
	_, ok := a.(int)
	_, ok2 := a.(any)
	_, ok3 := b.(any)
	println(ok, ok2, ok3)
	a = a
	var w W
	_, ok = w.(F)
	println(ok)
	w = f
	_, ok = w.(F)
	println(ok)
	switch a.(type) {
	case int:
		println("int")
	case nil:
		println("nil")
	}
	switch x := b.(type) {
	case nil:
		println("nil")
	case *int:
		println("*int", x == nil)
	}
	var e error = (*E)(nil)
	if p, ok := e.(*E); ok {
		println("typed nil", p == nil)
	}
	var i interface{ Error() string } = e
	println(i == e, i.Error())
	arr := [2]any{}
	println(arr[0] == arr[1], arr == [2]any{nil, nil})
	arr[0] = 0
	println(arr[0] == arr[1], arr[0] == 0)
	ch := make(chan error, 2)
	ch <- nil
	ch <- typed()
	println(<-ch == nil, <-ch == nil)
	mm := map[string]error{"a": nil}
	v, ok := mm["a"]
	println(v == nil, ok, mm["b"] == nil)
	println(any(nil) == nil, error(nil) == nil, interface{}(w) == nil)
}
