package main

import (
	"errors"
	"fmt"
	"os"
)

func run() error {
	return fmt.Errorf("outer: %w", errors.New("inner"))
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}
