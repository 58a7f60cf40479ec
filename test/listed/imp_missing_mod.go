package main

import (
	"example.com/foo"
	bar "example.com/bar/baz"
)

func main() { foo.X(); bar.Y() }
