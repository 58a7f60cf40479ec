// Deferred calls, in functions and in loops.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type lock struct{ held, count int }

func (l *lock) lock()   { l.held++ }
func (l *lock) unlock() { l.held--; l.count++ }

func guarded(l *lock, k int) int {
	l.lock()
	defer l.unlock()
	return k & l.held
}

func loop(k int) (sum int) {
	for i := range k {
		defer func() { sum += i }()
	}
	return
}

func main() {
	n := 1000000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	l := &lock{}
	sum := 0
	for i := range n {
		sum += guarded(l, i)
	}
	for range n / 20 {
		sum += loop(10)
	}
	fmt.Println(sum, l.count, l.held)
}
