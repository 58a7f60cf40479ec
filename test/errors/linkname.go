package p

//go:linkname foo runtime.foo // error: //go:linkname only allowed in Go files that import "unsafe"
func foo() // error: missing function body

func bar() // error: missing function body
