package main

import (
	"fmt"
	"os"
)

func a() { x1 := 1; undefinedA() }
func b() { x2 := 1; undefinedB() }
func c() { x3 := 1; undefinedC() }
func d() { x4 := 1; undefinedD() }
func e() { x5 := 1; undefinedE() }
func main() {}
