package main

import "os"

func f() int {
	return '\z'
}

func main() {
	a := 09
}
