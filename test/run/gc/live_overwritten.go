// A frame variable whose only reference is taken out of another frame variable, by a callee far up the stack, while the
// collector has seen the callee's frame and not yet theirs.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

type value [4]int

type node struct {
	up   *node
	data *value
}

//go:noinline
func number(n int) *value { return &value{n, n, n, n} }

var sink [64]*value

// Garbage of the size of what must not be garbage.
func churn(kilobytes int) {
	for i := range kilobytes * 32 {
		sink[i%len(sink)] = &value{-1, -1, -1, -1}
	}
}

//go:noinline
func top(holder *node, round int) bool {
	churn(round * 37 % 800) // somewhere in here a marking begins, or not
	taken := holder.up
	holder.up = nil
	churn(1500) // the marking ends, and what was not marked is used again
	ok := *taken.data == value{round, round, round, round}
	holder.up = taken
	taken.data = number(round + 1)
	return ok
}

//go:noinline
func deep(holder *node, depth, rounds int) (lost int) {
	var room [20]int
	if depth > 0 {
		room[depth%20] = 1
		return deep(holder, depth-1, rounds) + room[(depth+1)%20]
	}
	for round := range rounds {
		if !top(holder, round) {
			lost++
		}
	}
	return lost
}

func main() {
	debug.SetGCPercent(10) // a cycle for each half megabyte
	var held, holder node
	held.data = number(0)
	holder.up = &held
	runtime.GC()
	fmt.Println("lost:", deep(&holder, 20000, 60))
}
