package main

import (
	"fmt"
	"reflect"
)

func note(what string) func() {
	return func() { fmt.Println(what, recover()) }
}

// A deferred recover() counts as called by the function that defers it.
func squelched() {
	defer note("squelched")()
	defer func() {
		defer recover()
	}()
	panic(1)
}

func direct() {
	defer note("direct")()
	defer recover()
	panic(2)
}

func newer() {
	defer note("newer")()
	defer func() {
		defer note("inner")()
		defer recover()
		panic(4)
	}()
	panic(3)
}

type T struct{ a, b string }

func (t T) Recover() { fmt.Println("method", t, recover()) }

// Functions that reflect makes are wrappers: recover works in what they call.
func reflected() {
	defer note("left over")()
	defer reflect.ValueOf(T{"x", "y"}).Method(0).Interface().(func())()
	panic(5)
}

func made() {
	f := reflect.MakeFunc(reflect.TypeOf(func() {}), func([]reflect.Value) []reflect.Value {
		fmt.Println("made", recover())
		return nil
	}).Interface().(func())
	defer f()
	panic(6)
}

func called() {
	defer note("called")()
	defer reflect.ValueOf(func() { fmt.Println("by Call", recover()) }).Call(nil)
	panic(7)
}

func main() {
	squelched()
	direct()
	newer()
	reflected()
	made()
	called()
}
