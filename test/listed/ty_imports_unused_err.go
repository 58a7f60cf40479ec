package main

import (
	"fmt"
	"os"
)

func main() {
	var x int = "s"
	y := 2
}
