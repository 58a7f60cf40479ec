package main

import (
	"fmt"

	"example.com/mixed/lib"
)

// A .go file of the same package: fail is a name here.
func plain() {
	fail := 3
	fmt.Println("from go:", fail)
}

func fromGo(n int) error {
	_, err := lib.Checked(n)
	return err
}
