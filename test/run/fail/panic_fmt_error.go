package main

import (
	"fmt"
	"os"
)

func work(n int) {
	panic(fmt.Errorf("code %d: %w", n, os.ErrNotExist))
}

func main() {
	println("before")
	defer println("deferred")
	work(5)
	println("not reached")
}
