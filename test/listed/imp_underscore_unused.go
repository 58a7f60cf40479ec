package main

import (
	_ "fmt"
	. "os"
	x "strings"
	"math/rand/v2"
	"m/go-foo"
	"m/diffname"
)

func main() {}
