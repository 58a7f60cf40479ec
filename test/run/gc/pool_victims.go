// procs: 1
// not-under: gc-every-alloc,small-steps collections happen at other times

// What is in a sync.Pool survives one collection, as its second chance, and not two.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

type buffer struct{ data [64]byte }

func main() {
	debug.SetGCPercent(-1)
	var pool sync.Pool
	for collections := 0; collections < 4; collections++ {
		pool.Put(new(buffer))
		for i := 0; i < collections; i++ {
			runtime.GC()
		}
		fmt.Println(collections, pool.Get() != nil)
		runtime.GC()
		runtime.GC()
	}
	// Between two collections the pool may be used again: what was put last comes first.
	first, second := new(buffer), new(buffer)
	pool.Put(first)
	runtime.GC()
	pool.Put(second)
	fmt.Println(pool.Get() == any(second), pool.Get() == any(first), pool.Get() == nil)
}
