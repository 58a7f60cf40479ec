// A least-recently-used cache: a map and a doubly linked list.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type entry struct {
	prev, next *entry
	key, value int
}

type lru struct {
	m        map[int]*entry
	root     entry
	capacity int
}

func newLRU(n int) *lru {
	l := &lru{m: make(map[int]*entry), capacity: n}
	l.root.prev, l.root.next = &l.root, &l.root
	return l
}

func (l *lru) unlink(e *entry) { e.prev.next, e.next.prev = e.next, e.prev }

func (l *lru) front(e *entry) {
	e.prev, e.next = &l.root, l.root.next
	e.prev.next, e.next.prev = e, e
}

func (l *lru) get(k int) (int, bool) {
	e := l.m[k]
	if e == nil {
		return 0, false
	}
	l.unlink(e)
	l.front(e)
	return e.value, true
}

func (l *lru) put(k, v int) {
	if e := l.m[k]; e != nil {
		e.value = v
		l.unlink(e)
		l.front(e)
		return
	}
	if len(l.m) >= l.capacity {
		last := l.root.prev
		l.unlink(last)
		delete(l.m, last.key)
	}
	e := &entry{key: k, value: v}
	l.m[k] = e
	l.front(e)
}

func main() {
	n := 1000000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	l := newLRU(5000)
	x := uint32(1)
	hits, sum := 0, 0
	for i := range n {
		x = x*1664525 + 1013904223
		k := int(x>>16) % 8000
		if v, ok := l.get(k); ok {
			hits++
			sum += v
		} else {
			l.put(k, i)
		}
	}
	fmt.Println(hits, sum, len(l.m))
}
