// What reflect.Value.Pointer returns is a reference as soon as it is converted, also while operands behind it
// are evaluated (rule 5 of package unsafe).
package main

import (
	"fmt"
	"reflect"
	"runtime"
	"unsafe"
)

type block [6]int

var churn []*block

func object(x int) reflect.Value {
	runtime.GC()
	churn = nil
	for i := range 5000 {
		churn = append(churn, &block{i, -1, -1, -1, -1, -1})
	}
	return reflect.ValueOf(&block{x, x, x, x, x, x})
}

type pointerer interface{ Pointer() uintptr }

func method(x int) func() uintptr { return object(x).Pointer }
func inter(x int) pointerer       { return object(x) }

func show(p, q unsafe.Pointer) { fmt.Println(*(*block)(p), *(*block)(q)) }

func main() {
	show(unsafe.Pointer(object(1).Pointer()), unsafe.Pointer(object(2).Pointer()))
	show(unsafe.Pointer(inter(1).Pointer()), unsafe.Pointer(inter(2).Pointer()))
	show(unsafe.Pointer(method(1)()), unsafe.Pointer(method(2)()))
	list := []unsafe.Pointer{unsafe.Pointer(object(3).Pointer()), unsafe.Pointer(object(4).Pointer())}
	show(list[0], list[1])
	both := [2]*block{(*block)(unsafe.Pointer(object(5).Pointer())), (*block)(unsafe.Pointer(object(6).Pointer()))}
	fmt.Println(*both[0], *both[1])
	a, b := (*block)(unsafe.Pointer(object(7).Pointer())), (*block)(unsafe.Pointer(object(8).UnsafePointer()))
	fmt.Println(*a, *b)
}
