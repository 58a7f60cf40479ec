package main

import (
	"fmt"
	"reflect"
	"sort"
)

type P struct {
	X, Y int
	name string
	L    []string
	M    map[string]int
	I    any
	N    *P
}

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, e)
		}
	}()
	f()
}

func main() {
	p := P{1, 2, "n", []string{"a"}, map[string]int{"k": 1}, 5, nil}
	v := reflect.ValueOf(&p).Elem()
	v.Field(0).SetInt(10)
	v.FieldByName("L").Set(reflect.Append(v.Field(3), reflect.ValueOf("b")))
	v.FieldByName("M").SetMapIndex(reflect.ValueOf("z"), reflect.ValueOf(26))
	v.FieldByName("I").Set(reflect.ValueOf("changed"))
	v.FieldByName("N").Set(reflect.New(v.Type()))
	v.FieldByName("N").Elem().FieldByName("X").SetInt(99)
	fmt.Println(p.X, p.L, p.M, p.I, p.N.X, v.Field(2).String(), v.Field(2).CanSet(), v.Field(0).CanSet(), v.Field(2).CanInterface())
	try("set unexported", func() { v.Field(2).SetString("x") })
	try("set unaddressable", func() { reflect.ValueOf(p).Field(0).SetInt(1) })
	try("wrong kind", func() { reflect.ValueOf("s").Int() })
	try("wrong type", func() { v.Field(0).Set(reflect.ValueOf("s")) })
	try("zero value", func() { reflect.Value{}.Type() })
	try("index", func() { reflect.ValueOf([]int{1}).Index(5) })
	try("nil deref", func() { reflect.ValueOf((*int)(nil)).Elem().Int() })
	try("iface of unexported", func() { v.Field(2).Interface() })
	s := reflect.MakeSlice(reflect.TypeOf([]int{}), 2, 5)
	s.Index(1).SetInt(7)
	s = reflect.AppendSlice(s, reflect.ValueOf([]int{8, 9}))
	fmt.Println(s.Interface(), s.Len(), s.Cap(), s.Slice(1, 3), reflect.Copy(s, reflect.ValueOf([]int{1})), s)
	m := reflect.MakeMap(reflect.TypeOf(map[string]bool{}))
	m.SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(true))
	m.SetMapIndex(reflect.ValueOf("b"), reflect.ValueOf(false))
	keys := m.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	fmt.Println(keys, m.Len(), m.MapIndex(reflect.ValueOf("zz")).IsValid())
	it := m.MapRange()
	n := 0
	for it.Next() {
		n += len(it.Key().String())
	}
	m.SetMapIndex(reflect.ValueOf("a"), reflect.Value{})
	fmt.Println(n, m.Interface())
	add := reflect.ValueOf(func(a int, b ...int) (int, string) {
		for _, x := range b {
			a += x
		}
		return a, "ok"
	})
	out := add.Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2), reflect.ValueOf(3)})
	fmt.Println(out[0].Int(), out[1], add.CallSlice([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf([]int{5})})[0])
	try("too few", func() { add.Call(nil) })
	try("bad arg", func() { add.Call([]reflect.Value{reflect.ValueOf("x")}) })
	swap := reflect.MakeFunc(reflect.TypeOf(func(int, string) (string, int) { return "", 0 }), func(a []reflect.Value) []reflect.Value { return []reflect.Value{a[1], a[0]} })
	a, b := swap.Interface().(func(int, string) (string, int))(1, "x")
	fmt.Println(a, b)
	c := reflect.MakeChan(reflect.TypeOf(make(chan int)), 2)
	c.Send(reflect.ValueOf(5))
	fmt.Println(c.TrySend(reflect.ValueOf(6)), c.TrySend(reflect.ValueOf(7)), c.Len())
	x, ok := c.Recv()
	fmt.Println(x, ok)
	c.Close()
	c.Recv()
	x, ok = c.Recv()
	fmt.Println(x, ok)
	ch1, ch2 := make(chan int, 1), make(chan string, 1)
	ch2 <- "sel"
	i, rv, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ch1)}, {Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ch2)}})
	fmt.Println(i, rv, ok)
	fmt.Println(reflect.DeepEqual(p, p), reflect.DeepEqual([]int{1}, []int{1}), reflect.DeepEqual(map[string][]int{"a": {1}}, map[string][]int{"a": {1}}), reflect.DeepEqual([]int{}, []int(nil)), reflect.DeepEqual(1, int8(1)), reflect.DeepEqual(&P{X: 1}, &P{X: 1}))
	fmt.Println(reflect.Zero(reflect.TypeOf(p)).Field(1), reflect.ValueOf(p).IsZero(), reflect.ValueOf((*int)(nil)).IsNil(), reflect.Indirect(reflect.ValueOf(&p)).Kind())
	fmt.Println(reflect.ValueOf(65).Convert(reflect.TypeOf("")), reflect.ValueOf(3.9).Convert(reflect.TypeOf(1)), reflect.ValueOf("hi").Convert(reflect.TypeOf([]byte{})), reflect.ValueOf(200).OverflowInt(300), reflect.ValueOf(int8(1)).OverflowInt(300))
	var e any = &p
	ev := reflect.ValueOf(&e).Elem()
	fmt.Println(ev.Kind(), ev.Elem().Kind(), ev.Elem().Elem().Field(0))
	sw := reflect.Swapper(p.L)
	sw(0, 1)
	fmt.Println(p.L, reflect.ValueOf(1).CanInt(), reflect.ValueOf(1.5).CanConvert(reflect.TypeOf(1)), reflect.ValueOf(1).Equal(reflect.ValueOf(1)), reflect.ValueOf(1).Comparable())
	for k, x := range reflect.ValueOf([]string{"r", "s"}).Seq2() {
		fmt.Print(k, x, " ")
	}
	fmt.Println()
}
