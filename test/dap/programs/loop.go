package main

import (
	"fmt"
	"os"
	"strings"
)

func work(n int) int {
	return n * n
}

func main() {
	env := os.Getenv("VO_DAP_TEST")
	sum := 0
	for i := 0; i < 20; i++ {
		sum += i // @body
	}
	sum += 1 // @done
	// @comment
	fmt.Println(sum, env)
	if work(2) == 4 && strings.ToUpper("x") == "X" {
		os.Exit(3)
	}
}
