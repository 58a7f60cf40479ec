package main

import (
	"fmt"
	"os"
	"strings"
)

func a() { x1 := 1 }
func b() { x2 := 1 }
func c() { x3 := 1 }
func d() { x4 := 1 }
func e() { x5 := 1 }
func f() { x6 := 1 }
func g() { x7 := 1 }
func h() { x8 := 1 }
func main() {}
