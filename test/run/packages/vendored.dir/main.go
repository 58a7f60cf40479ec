package main

import (
	"fmt"

	"example.com/dep"
	"example.com/dep/sub"
)

func main() { fmt.Println(dep.Version(), sub.Double(21)) }
