package main

import "fmt"
import fmt "os"

var a int
var a string

func a() {}

type a int

const b = 1
const b = 2

func main() {
	var x int
	var x string
	x := 1
	y, y := 1, 2
	var fmt int
	{
		x := 1
	}
	f := func(p, p int) (p int) { return }
}
func main() {}
func init() {}
func init() {}

var init int
var main int
