package b

import (
	"example.com/app/a"
	"example.com/app/c"
	"example.com/app/trace"
)

var V = trace.Say("b.V", a.V+c.V+late)

func init() { trace.Say("b1.init", V) }
