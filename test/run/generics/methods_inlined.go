package main

import (
	"fmt"
	"runtime"
	"strings"
)

// Small functions and methods that are called through values of them: they may be inlined into what
// stands for the value, which must not show.

func trace() {
	pc := make([]uintptr, 20)
	fr := runtime.CallersFrames(pc[:runtime.Callers(2, pc)])
	for {
		f, more := fr.Next()
		if !strings.HasPrefix(f.Function, "runtime.") {
			fmt.Println("   ", f.Function)
		}
		if !more {
			break
		}
	}
	for skip := range 4 {
		pc, _, line, ok := runtime.Caller(skip)
		name := runtime.FuncForPC(pc).Name()
		if ok && !strings.HasPrefix(name, "runtime.") {
			fmt.Println("   ", skip, name, line)
		}
	}
}

func small[P any](p P)            { trace() }
func rec[P any](p P) string       { return fmt.Sprint(recover(), p) }
func recs[P any](p P)             { println2(rec(p)) }
func direct[P any](p P)           { fmt.Println("direct", recover(), p) }
func index[P any](s []P, i int) P { return s[i] }

//go:noinline
func println2(s string) { fmt.Println(s) }

//go:noinline
func keep[F any](f F) F { return f }

type T struct{ n int }

func (t T) Small[P any](p P)           { trace() }
func (t T) Recs[P any](p P)            { recs(p) }
func (t T) Direct[P any](p P)          { fmt.Println("direct", recover(), p) }
func (t T) Index[P any](s []P) P       { return s[t.n] }
func (t *T) Field[P any](p P) (int, P) { return t.n, p }

func gen[Q any](q Q) {
	keep(small[Q])(q)
	try(func() { keep(index[Q])(nil, 3) })
	try(func() { defer keep(recs[Q])(q); panic("not recovered") })
	try(func() { defer keep(direct[Q])(q); panic("recovered") })
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("try", r)
		}
	}()
	f()
}

func main() {
	t := T{2}
	keep(t.Small[int])(1)
	keep(T.Small[string])(t, "a")
	gen("q")
	gen(2)
	try(func() { keep(t.Index[int])(nil) })
	try(func() { keep(T.Index[int])(t, []int{1}) })
	try(func() { keep((*T).Field[int])(nil, 1) })
	try(func() { defer keep(t.Recs[int])(1); panic("not recovered") })
	try(func() { defer keep(t.Direct[int])(1); panic("recovered") })
	keep((*T).Field[int])(nil, 1)
}
