package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

type Calc struct{ acc int }

func (c *Calc) Add(n int) *Calc              { c.acc += n; return c }
func (c Calc) Get() int                      { return c.acc }
func (c Calc) Fmt(f string, a ...any) string { return fmt.Sprintf(f, a...) + fmt.Sprint(c.acc) }
func (c Calc) Fail(b bool) (string, error) {
	if b {
		return "", errors.New("failed")
	}
	return "fine", nil
}

type Wrapper struct {
	*Calc
	Extra string
}

type Getter interface{ Get() int }

type big struct{ a [10]int }

func (b big) Sum(k int8, f float32, s string, x [3]int) (big, int, float32) {
	b.a[0] += int(k) + x[2]
	return b, len(s), f * 2
}
func (b big) Get() int { return b.a[0] }

func call(v reflect.Value, name string, args ...any) (res []any) {
	defer func() {
		if e := recover(); e != nil {
			res = []any{"panic", e}
		}
	}()
	m := v.MethodByName(name)
	if !m.IsValid() {
		return []any{"no method"}
	}
	var in []reflect.Value
	for _, a := range args {
		in = append(in, reflect.ValueOf(a))
	}
	for _, o := range m.Call(in) {
		res = append(res, o.Interface())
	}
	return
}

func main() {
	c := &Calc{1}
	v := reflect.ValueOf(c)
	call(v, "Add", 5)
	fmt.Println(call(v, "Get"), call(v.Elem(), "Get"), call(v.Elem(), "Add", 1), call(reflect.ValueOf(Calc{}), "Add", 1))
	fmt.Println(call(v, "Fmt", "%d-%s:", 7, "x"), call(v, "Fail", true), call(v, "Fail", false), call(v, "Fail", 1), call(v, "Nope"))
	w := Wrapper{c, "e"}
	wv := reflect.ValueOf(w)
	call(wv, "Add", 10)
	fmt.Println(wv.NumMethod(), call(wv, "Get"), c.acc)
	f := v.MethodByName("Add").Interface().(func(int) *Calc)
	f(100)
	fmt.Println(c.acc, v.Method(0).Type())
	m, _ := v.Type().MethodByName("Get")
	fmt.Println(m.Func.Call([]reflect.Value{v})[0], m.Type)
	var g Getter = big{[10]int{4}}
	gv := reflect.ValueOf(&g).Elem()
	fmt.Println(gv.Kind(), gv.Method(0).Call(nil)[0], gv.NumMethod(), gv.Elem().NumMethod())
	out := reflect.ValueOf(g).MethodByName("Sum").Call([]reflect.Value{reflect.ValueOf(int8(3)), reflect.ValueOf(float32(1.5)), reflect.ValueOf("four"), reflect.ValueOf([3]int{1, 2, 3})})
	fmt.Println(out[0].Field(0).Index(0), out[1], out[2])
	mf := reflect.MakeFunc(reflect.TypeOf(strings.Map), func(args []reflect.Value) []reflect.Value {
		r := args[0].Call([]reflect.Value{reflect.ValueOf('a')})[0]
		return []reflect.Value{reflect.ValueOf(string(rune(r.Int())) + args[1].String())}
	}).Interface().(func(func(rune) rune, string) string)
	fmt.Println(mf(func(r rune) rune { return r + 1 }, "zz"))
	var er error
	sumErr := reflect.MakeFunc(reflect.TypeOf(func() (int, error) { return 0, nil }), func([]reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(1), reflect.Zero(reflect.TypeOf(&er).Elem())}
	}).Interface().(func() (int, error))
	n, err := sumErr()
	fmt.Println(n, err)
	expr := (*Calc).Add
	reflect.ValueOf(expr).Call([]reflect.Value{v, reflect.ValueOf(1000)})
	fmt.Println(c.Get())
	bound := c.Get
	fmt.Println(reflect.ValueOf(bound).Call(nil)[0], reflect.TypeOf(bound), reflect.TypeOf(expr))
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		reflect.ValueOf(func() { panic("inside call") }).Call(nil)
	}()
}
