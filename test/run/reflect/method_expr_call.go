package main

import (
	"fmt"
	"reflect"
)

type small int8

func (s small) Add(n int16) int { return int(s) + int(n) }

type mixed struct {
	a int8
	b string
	c int32
}

func (m mixed) Text(suffix string) string { return fmt.Sprint(m.a, m.b, m.c, suffix) }

type big struct{ v [40]int }

func (b big) At(i int) int { return b.v[i] }

type empty struct{}

func (empty) Name() string { return "empty" }

type outer struct {
	n int
	mixed
}

func call(f any, args ...any) {
	var in []reflect.Value
	for _, a := range args {
		in = append(in, reflect.ValueOf(a))
	}
	for _, v := range reflect.ValueOf(f).Call(in) {
		fmt.Println(v)
	}
}

func main() {
	call(small.Add, small(-3), int16(10))
	call((*small).Add, new(small), int16(10))
	call(mixed.Text, mixed{1, "two", 3}, "!")
	call((*mixed).Text, &mixed{1, "two", 3}, "!")
	var b big
	b.v[7] = 70
	call(big.At, b, 7)
	call((*big).At, &b, 7)
	call(empty.Name, empty{})
	call(outer.Text, outer{5, mixed{4, "five", 6}}, "?")
	call(fmt.Stringer.String, reflect.TypeOf(0))
	call(b.At, 7)
	call(mixed{1, "x", 2}.Text, "y")
	m := reflect.TypeOf(mixed{}).Method(0)
	fmt.Println(m.Func.Call([]reflect.Value{reflect.ValueOf(mixed{8, "m", 9}), reflect.ValueOf("z")})[0])
	fmt.Println(reflect.ValueOf(mixed{8, "m", 9}).Method(0).Call([]reflect.Value{reflect.ValueOf("w")})[0])
}
