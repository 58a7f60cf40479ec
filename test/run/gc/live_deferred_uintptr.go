// uintptr(unsafe.Pointer(p)) as an argument of a deferred call keeps p until that call returns.
package main

import (
	"fmt"
	"runtime"
	"unsafe"
	"weak"
)

type box struct {
	n int
	b [100]byte
}

//go:noinline
func made(n int) *box {
	b := &box{n: n}
	watched = append(watched, weak.Make(b))
	return b
}

var watched []weak.Pointer[box]

// How many of the boxes are alive.
func alive() (n int) {
	runtime.GC()
	runtime.GC()
	for _, w := range watched {
		if w.Value() != nil {
			n++
		}
	}
	return n
}

// Whether the box at p is. (When others die is up to the compiler.)
func isAlive(p uintptr) bool {
	alive()
	for _, w := range watched {
		if b := w.Value(); b != nil && uintptr(unsafe.Pointer(b)) == p {
			return true
		}
	}
	return false
}

//go:uintptrescapes
//go:noinline
func add(sum *int, p uintptr) {
	fmt.Println("alive in the call:", isAlive(p))
	*sum += (*box)(unsafe.Pointer(p)).n
}

//go:noinline
func deferred(sum *int) {
	defer add(sum, uintptr(unsafe.Pointer(made(1))))
	b := made(2)
	defer add(sum, uintptr(unsafe.Pointer(b)))
	fmt.Println("alive before the calls:", alive())
}

//go:noinline
func inLoop(sum *int) {
	for i := range 3 {
		b := made(10 * i)
		defer add(sum, uintptr(unsafe.Pointer(b)))
	}
	fmt.Println("alive before the calls:", alive())
}

//go:noinline
func panics(sum *int) {
	defer func() { fmt.Println(recover()) }()
	defer add(sum, uintptr(unsafe.Pointer(made(100))))
	panic("panic")
}

func main() {
	var sum int
	deferred(&sum)
	fmt.Println(sum, alive())
	inLoop(&sum)
	fmt.Println(sum, alive())
	panics(&sum)
	fmt.Println(sum, alive())
}
