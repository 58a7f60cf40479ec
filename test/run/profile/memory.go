// The memory profile with every allocation in it: counts by stack, and what has died. The sizes are such that they
// take the same cells with the 16 bytes that debug builds put behind every object (heap.h: kRedZone).
package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
)

type small struct {
	p *small
	a [33]int // 272 bytes of 288
}

var keep []any

//go:noinline
func kept(n int) {
	keep = make([]any, n)
	for i := range keep {
		keep[i] = new(small)
	}
}

//go:noinline
func dropped(n int) {
	var last *[490]byte // of 512
	for range n {
		last = new([490]byte)
		keep[0] = last
	}
	keep[0] = nil
}

//go:noinline
func large() { keep[1] = new([1<<20 - 4096]byte) }

func main() {
	runtime.MemProfileRate = 1
	for range 1000 { // gc looks at the rate after some allocations
		keep = append(keep[:0], new([1024]byte))
	}
	kept(100)
	dropped(50)
	large()
	runtime.GC()
	runtime.GC()
	p := make([]runtime.MemProfileRecord, 1000)
	n, ok := runtime.MemProfile(p, true)
	fmt.Println(ok, n > 3)
	var found []string
	for _, name := range []string{"main.kept", "main.dropped", "main.large"} {
		for _, r := range p[:n] {
			frames := runtime.CallersFrames(r.Stack())
			f, more := frames.Next()
			for more && strings.HasPrefix(f.Function, "runtime.") {
				f, more = frames.Next()
			}
			if strings.HasPrefix(f.Function, name) {
				found = append(found, fmt.Sprintln(f.Function, f.Line, r.AllocObjects, r.AllocBytes, r.FreeObjects, r.InUseBytes()))
			}
		}
	}
	slices.Sort(found)
	fmt.Print(found)
	runtime.MemProfileRate = 0
	keep[2] = new([1 << 20]int)
	before, _ := runtime.MemProfile(nil, true)
	for range 1000 {
		keep[2] = new([100]int)
	}
	after, _ := runtime.MemProfile(nil, true)
	fmt.Println(before == after)
}
