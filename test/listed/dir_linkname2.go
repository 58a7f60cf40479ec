package main

import _ "unsafe"

//go:linkname foo bar
//go:linkname f runtime.foo
//go:linkname f runtime.bar
//go:linkname T runtime.T

type T int

func f()
func (T) g()
func h(int) int

func main() {}
