package c

import (
	"example.com/app/a"
	"example.com/app/trace"
)

var V = trace.Say("c.V", a.W)

func init() { trace.Say("c.init", V) }
