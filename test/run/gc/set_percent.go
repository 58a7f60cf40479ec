// debug.SetGCPercent changes when the next collection begins; it is none itself.
// not-under: preempt-every-edge collections happen at edges
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

var before, after, last runtime.MemStats

func main() {
	runtime.ReadMemStats(&before)
	a, b, c := debug.SetGCPercent(50), debug.SetGCPercent(-1), debug.SetGCPercent(100)
	runtime.ReadMemStats(&after)
	runtime.GC()
	runtime.ReadMemStats(&last)
	fmt.Println(a, b, c)
	fmt.Println(after.NumForcedGC-before.NumForcedGC, last.NumForcedGC-after.NumForcedGC)
}
