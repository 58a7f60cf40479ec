package main

//go:linkname foo bar
//go:linkname
//go:linkname a b c

//go:noescape
func f() {}

func g()

func main() {}
