// A structure of 100 MiB that nobody refers to any more goes without a call of runtime.GC: finalisers
// run, and the process gives the memory back.
package main

import (
	"fmt"
	"os"
	"runtime"
	"time"
)

type node struct {
	left, right *node
	data        [126]uint64
}

var (
	finalized int
	sink      []byte
)

func build(n int) *node {
	if n == 0 {
		return nil
	}
	p := &node{}
	p.data[0] = uint64(n)
	if n%1024 == 0 {
		runtime.SetFinalizer(p, func(p *node) { finalized++ })
	}
	p.left = build((n - 1) / 2)
	p.right = build(n - 1 - (n-1)/2)
	return p
}

func sum(p *node) uint64 {
	if p == nil {
		return 0
	}
	return p.data[0] + sum(p.left) + sum(p.right)
}

// resident is the process's memory in MiB.
func resident() int {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		panic(err)
	}
	var size, pages int
	fmt.Sscan(string(text), &size, &pages)
	return pages * os.Getpagesize() >> 20
}

//go:noinline
func hold() (want, peak int) {
	var parts []*node
	for i := 0; i < 100; i++ {
		parts = append(parts, build(1024))
		want++
	}
	total := uint64(0)
	for _, p := range parts {
		total += sum(p)
	}
	peak = resident()
	fmt.Println(total > 0, peak >= 100)
	return
}

func main() {
	want, peak := hold()

	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); {
		for i := 0; i < 2000; i++ {
			sink = make([]byte, 1000)
		}
		time.Sleep(time.Millisecond)
		if finalized == want && resident() < peak-60 {
			break
		}
	}

	fmt.Println(finalized == want, resident() < peak-60)
}
