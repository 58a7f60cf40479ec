// Wrappers of embedded interfaces make way for the method: a chain of any length takes one frame.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"unsafe"
)

type big struct{ a [40]int }

type node interface {
	add(n int, s string, b big) (int, error, big)
	depth() int
	place() uintptr
	touch()
	where(f func())
	Recover()
}

type leaf struct{ n int }

func (l *leaf) add(n int, s string, b big) (int, error, big) {
	l.n += n
	b.a[n] += l.n
	return l.n, errors.New(s), b
}

func (l *leaf) depth() int {
	pc := make([]uintptr, 100)
	return runtime.Callers(1, pc)
}

// place is where its frame lies.
func (l *leaf) place() uintptr {
	var x [8]int
	return uintptr(unsafe.Pointer(&x))
}
func (l *leaf) touch()         { l.n++ }
func (l *leaf) where(f func()) { f() }

// Recover is called by a deferred wrapper, which counts as the deferred function itself.
func (l *leaf) Recover() { fmt.Println("recovered", recover()) }

type level struct {
	x int
	node
}

type value struct{ node }

type deep struct {
	x     [3]int
	inner struct {
		y int
		*level
	}
}

// use fills the stack to any place near a segment's end before the chain is entered.
func use(depth int, n node) int {
	if depth == 0 {
		n.touch()
		_, err, b := n.add(1, "e", big{})
		if err.Error() != "e" {
			panic(err)
		}
		return b.a[1]
	}
	return use(depth-1, n)
}

func try(n node) {
	defer n.Recover()
	panic("in try")
}

func main() {
	l := &leaf{}
	var n node = l
	short := level{node: n}.depth()
	var shortest node = &level{node: n}
	for i := range 10000 {
		switch i % 3 {
		case 0:
			n = &level{x: i, node: n}
		case 1:
			n = value{n}
		default:
			n = &value{n}
		}
	}
	fmt.Println(n.depth() == short || n.depth() == short-1, n.place()-shortest.place()+4096 < 8192)
	n.touch()
	i, err, b := n.add(3, "text", big{a: [40]int{3: 5}})
	fmt.Println(i, err, b.a[2:5], l.n)
	sum := 0
	for d := range 400 {
		sum += use(d, n)
	}
	fmt.Println(sum, l.n)
	try(n)

	var d deep
	d.inner.level = &level{node: n}
	f := d.inner.touch
	f()
	var m interface{ touch() } = &d.inner
	m.touch()
	fmt.Println(l.n)

	// A panic in the method and a collection while it runs.
	n.where(func() {
		runtime.GC()
		debug.FreeOSMemory()
	})
	func() {
		defer func() { fmt.Println(recover()) }()
		n.where(func() { panic("in where") })
	}()
	n.where(func() {
		fmt.Println(strings.Count(string(debug.Stack()), "leaf).where"))
	})
	func() {
		defer func() { fmt.Println(recover()) }()
		n = &level{node: &level{}}
		n.touch()
	}()
	done := make(chan bool)
	go func() { (&level{node: &level{node: l}}).where(func() { done <- true }) }()
	fmt.Println(<-done)
}
