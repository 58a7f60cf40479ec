package main

import (
	"fmt"
	"nosuch"
	"nosuch/sub"
)

func main() { fmt.Println(1); var x int = "s" }
