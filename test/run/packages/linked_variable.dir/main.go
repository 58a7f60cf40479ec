package main

import (
	"fmt"

	"example.com/app/a"
	"example.com/app/b"
)

func main() {
	fmt.Println(b.Err(), b.Err() == a.Hidden(), a.Count(), b.Add(4), b.Add(5), a.Count())
	*b.Word() = "z"
	fmt.Println(*a.Table(), b.Word() == a.Table())
}
