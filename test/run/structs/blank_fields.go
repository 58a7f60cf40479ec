package main

import (
	"fmt"
	"reflect"
)

func f(s string) int { fmt.Println("evaluated", s); return 7 }

type S struct{ a, _, c int }

// What a literal gives a blank field is evaluated and not kept.
var x = struct{ a, _, c int }{1, 2, 3}
var y = []S{{1, 2, 3}, {4, 5, 6}}

func main() {
	fmt.Println(x, y, reflect.ValueOf(x).Field(1).Int())
	z := S{1, f("local"), 3}
	fmt.Println(z, z == S{1, 9, 3}, &S{1, 2, 3})
}
