// A method that is called by its name only, found through an interface of the program's own that reflect.Type has.
package main

import (
	"fmt"
	"reflect"
)

type finder interface {
	MethodByName(string) (reflect.Method, bool)
}

type numbered interface {
	NumMethod() int
	Method(int) reflect.Method
}

type celsius float64

func (c celsius) Fahrenheit() float64 { return float64(c)*9/5 + 32 }

type counter struct{ n int }

func (c *counter) Add(k int) int {
	c.n += k
	return c.n
}

func main() {
	var f finder = reflect.TypeOf(celsius(0))
	m, ok := f.MethodByName("Fahrenheit")
	fmt.Println(m.Name, ok, m.Func.Interface().(func(celsius) float64)(100))

	var n numbered = reflect.TypeFor[*counter]()
	c := &counter{40}
	for i := range n.NumMethod() {
		m := n.Method(i)
		fmt.Println(m.Name, m.Func.Call([]reflect.Value{reflect.ValueOf(c), reflect.ValueOf(2)})[0])
	}
}
