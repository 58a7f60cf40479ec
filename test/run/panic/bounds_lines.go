// The line of a wrong index or bound is that of its bracket, in loads, stores and slice expressions; the
// text of an unsigned one shows it as such, for strings, too.
package main

import (
	"fmt"
	"runtime"
)

type big struct{ a, b, c, d, e, f, g, h string }

func try(name string, f func()) {
	defer func() {
		e := recover()
		pcs := make([]uintptr, 20)
		frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
		for {
			f, more := frames.Next()
			if len(f.Function) > 9 && f.Function[:9] == "main.main" || !more {
				fmt.Println(name, f.Line, e)
				return
			}
		}
	}()
	f()
}

var (
	i    = 9
	u    = ^uint64(0)
	s    = []int{1, 2, 3}
	bigs = []big{{}}
	str  = "abc"
	arr  [3]int
	sink any
)

func main() {
	try("load", func() {
		x := s[
			i]
		sink = x
	})
	try("store", func() {
		s[
			i] = 1
	})
	try("store value below", func() {
		s[i] =
			len(str)
	})
	try("store big", func() {
		bigs[
			i] = big{}
	})
	try("array", func() {
		arr[
			i] += 2
	})
	try("slice", func() {
		sink = s[i:]
	})
	try("slice line", func() {
		sink = s[:
		i]
	})
	try("string", func() {
		sink = str[i:]
	})
	try("unsigned", func() { sink = str[:u] })
	try("unsigned low", func() { sink = str[u:] })
	try("unsigned both", func() { sink = str[u:2] })
	try("unsigned slice", func() { sink = s[:u] })
	try("unsigned index", func() { sink = str[u] })
	try("signed", func() { sink = str[-i+1-1:] })
}
