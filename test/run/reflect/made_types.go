package main

import (
	"fmt"
	"reflect"
	"time"
	"unsafe"
)

type XM struct{ _ bool }

func (*XM) String() string { return "XM" }

func main() {
	// The pointer type of an unnamed struct has the promoted methods.
	var y struct{ XM }
	s, ok := reflect.New(reflect.TypeOf(y)).Interface().(fmt.Stringer)
	fmt.Println(ok, s)
	tt := reflect.StructOf([]reflect.StructField{{Name: "Time", Type: reflect.TypeOf(time.Time{}), Anonymous: true}})
	_, has := tt.MethodByName("After")
	fmt.Println(has, tt.NumMethod() == reflect.TypeOf(time.Time{}).NumMethod())
	t := reflect.TypeOf(unsafe.Pointer(nil))
	fmt.Println(t, t.Name(), t.PkgPath())
}
