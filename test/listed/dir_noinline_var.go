package main

//go:noinline
var x int

//go:noinline
type T int

//go:noinline
func f() {}

//go:nosplit
import "fmt"

func main() {
	//go:noinline
	x := 1
	//go:noinline
	var y int
}

//go:noinline
