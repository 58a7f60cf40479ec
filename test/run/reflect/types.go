package main

import (
	"fmt"
	"reflect"
)

type Inner struct{ A, b int }
type T struct {
	Name string `json:"name" xml:"n,attr"`
	n    int
	Inner
	P *Inner
	F func(int, ...string) (bool, error)
	M map[string][]int
	C <-chan int
	I fmt.Stringer
	A [3]byte
}

func (t T) Hello(s string) string { return "hello " + s + " from " + t.Name }
func (t *T) Set(n string)         { t.Name = n }
func (t T) private()              {}

type Named int

func (Named) String() string { return "named" }

type G[K comparable, V any] struct{ m map[K]V }

func main() {
	for _, v := range []any{1, "s", 1.5, true, 'x', nil, []int{}, [2]string{}, map[string]T{}, T{}, &T{}, func(int) error { return nil }, make(chan<- int), struct{ X int }{}, Named(1), G[string, []int]{}, (*error)(nil), new(any), complex64(1), uintptr(0), [][]*T{}} {
		t := reflect.TypeOf(v)
		if t == nil {
			fmt.Println("nil type")
			continue
		}
		fmt.Println(t, t.Kind(), t.Name() == "", t.PkgPath(), t.Size(), t.Align(), t.Comparable(), t.NumMethod())
	}
	t := reflect.TypeOf(T{})
	for i := range t.NumField() {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Offset, f.Index, f.Anonymous, f.IsExported(), f.Tag.Get("json"), f.PkgPath)
	}
	f, ok := t.FieldByName("A")
	fmt.Println(f.Name, f.Index, f.Type, ok)
	_, ok = t.FieldByName("zzz")
	fmt.Println(ok, len(reflect.VisibleFields(t)))
	tag, ok := t.Field(0).Tag.Lookup("xml")
	fmt.Println(tag, ok)
	for _, x := range []reflect.Type{t, reflect.TypeOf(&T{}), reflect.TypeOf((*fmt.Stringer)(nil)).Elem()} {
		for i := range x.NumMethod() {
			m := x.Method(i)
			fmt.Println(x, m.Name, m.Type, m.Index)
		}
	}
	ft := t.Field(4).Type
	fmt.Println(ft.NumIn(), ft.NumOut(), ft.In(1), ft.Out(0), ft.IsVariadic())
	ct, mt, at := t.Field(6).Type, t.Field(5).Type, t.Field(8).Type
	fmt.Println(ct.ChanDir(), ct.Elem(), mt.Key(), mt.Elem(), at.Len(), at.Elem())
	st := reflect.TypeFor[fmt.Stringer]()
	fmt.Println(reflect.TypeOf(Named(1)).Implements(st), t.Implements(st), reflect.TypeOf(1).ConvertibleTo(reflect.TypeOf("")), reflect.TypeOf(1).AssignableTo(reflect.TypeOf(Named(1))))
	fmt.Println(reflect.SliceOf(t), reflect.MapOf(reflect.TypeOf(""), t), reflect.PointerTo(t), reflect.ChanOf(reflect.BothDir, t), reflect.ArrayOf(3, t), reflect.FuncOf([]reflect.Type{t}, nil, false))
	fmt.Println(reflect.SliceOf(reflect.TypeOf(1)) == reflect.TypeOf([]int{}), reflect.TypeOf(T{}) == t, reflect.TypeOf(G[int, string]{}) == reflect.TypeOf(G[int, int]{}))
	s := reflect.StructOf([]reflect.StructField{{Name: "X", Type: reflect.TypeOf(1), Tag: `k:"v"`}, {Name: "Y", Type: reflect.TypeOf("")}})
	fmt.Println(s, s.Size(), reflect.New(s).Elem())
}
