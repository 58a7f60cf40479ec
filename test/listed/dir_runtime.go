package main

//go:systemstack
func f() {}

//go:nowritebarrier
func g() {}

//go:uintptrkeepalive
func h() {}

//go:uintptrescapes
//go:norace
//go:nocheckptr
func i() {}

func main() { x := 1 }
