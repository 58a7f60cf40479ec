package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println("to stdout")
	fmt.Fprintln(os.Stderr, "to stderr")
	defer fmt.Println("deferred to stdout")
	panic(fmt.Sprint("value ", 42))
}
