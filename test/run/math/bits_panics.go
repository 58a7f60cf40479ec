package main

import (
	"errors"
	"fmt"
	"math/bits"
	"runtime"
)

// math/bits names the errors of the run time: the values, not copies of them.
func try(f func()) {
	defer func() {
		e, _ := recover().(error)
		var re runtime.Error
		fmt.Println(e, errors.As(e, &re), e == zero, fmt.Sprintf("%T", e))
	}()
	f()
}

var zero = func() (err error) {
	defer func() { err = recover().(error) }()
	x := 0
	return fmt.Errorf("%d", 1/x)
}()

func main() {
	try(func() { bits.Div32(5, 1, 2) })
	try(func() { bits.Div32(0, 1, 0) })
	try(func() { bits.Div64(5, 1, 2) })
	try(func() { bits.Div64(0, 1, 0) })
	try(func() { bits.Div(5, 1, 2) })
	try(func() { bits.Div(0, 1, 0) })
	try(func() { bits.Rem32(0, 1, 0) })
	try(func() { bits.Rem64(0, 1, 0) })
	try(func() { bits.Rem(0, 1, 0) })
}
