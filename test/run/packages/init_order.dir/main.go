package main

import (
	"example.com/app/b"
	"example.com/app/trace"
)

var x = trace.Say("main.x", b.V+1)

func init() { trace.Say("main.init", x) }

func main() { trace.Say("main.main", b.V) }
