package main

import . "fmt"
import . "strings"

func Println() {}

var Builder int

func main() { Sprint(); Repeat("a", 1) }
