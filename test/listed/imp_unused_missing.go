package main

import "nosuch"
import "fmt"

func main() { x := }
