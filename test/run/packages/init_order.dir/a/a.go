package a

import "example.com/app/trace"

var V = trace.Say("a.V", W*2)
var W = trace.Say("a.W", 5)

func init() { trace.Say("a.init", V) }
