package b

import "example.com/app/trace"

var late = trace.Say("b.late", 100)

func init() { trace.Say("b2.init", late) }
func init() { trace.Say("b2.init again", late) }
