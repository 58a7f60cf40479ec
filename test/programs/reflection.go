// Output: struct { A int; B string } [A B] 3 func(int) string "x7" true
package main

import (
	"fmt"
	"reflect"
)

type point struct {
	A int
	B string
}

func main() {
	t := reflect.TypeFor[point]()
	var fields []reflect.StructField
	var names []string
	for i := range t.NumField() {
		fields = append(fields, t.Field(i))
		names = append(names, t.Field(i).Name)
	}
	made := reflect.StructOf(fields)
	v := reflect.New(made).Elem()
	v.Field(0).SetInt(3)
	ft := reflect.FuncOf([]reflect.Type{reflect.TypeFor[int]()}, []reflect.Type{reflect.TypeFor[string]()}, false)
	f := reflect.MakeFunc(ft, func(args []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(fmt.Sprint("x", args[0].Int()))}
	})
	out := f.Call([]reflect.Value{reflect.ValueOf(7)})[0]
	println(fmt.Sprintf("%v %v %v %v %q %v", made, names, v.Field(0), ft, out, t == reflect.TypeOf(point{})))
}
