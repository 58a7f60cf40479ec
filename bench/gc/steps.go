// Holds a live set of a given shape and makes garbage until the collector has gone round a few
// times. Run it with VO_GCSTEPS=1 to see how long the collector's steps took (bench/gc/run).
package main

import (
	"fmt"
	"os"
	"runtime"
	"time"
)

const live = 256 << 20

type pair struct {
	next *pair
	n    int
}
type medium struct {
	a, b, c, d *medium
	n          [4]int
}
type large struct {
	next *large
	n    [127]int
}

var (
	pairs   []*pair
	list    *pair
	mediums []*medium
	larges  *large
	slice   []*pair
	table   map[int]*pair
	names   map[string]int
	timers  []*time.Timer
	sink    *medium
	done    = make(chan bool)
)

func deep(n int, p *pair, wait chan bool) int {
	q := &pair{p, n}
	if n == 0 {
		if wait != nil {
			wait <- true
			<-done
		} else {
			churn()
		}
		return 1
	}
	return deep(n-1, q, wait) + q.n&1
}

func deferred(n int, p *pair) int {
	defer func() { p.n++ }()
	if n == 0 {
		churn()
		return 0
	}
	return deferred(n-1, &pair{p, n}) + 1
}

// churn makes garbage, and changes the live set, until four collections have begun.
func churn() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	for end := m.NumGC + 4; m.NumGC < end; runtime.ReadMemStats(&m) {
		for i := 0; i < 100000; i++ {
			sink = &medium{n: [4]int{i}}
		}
		if len(pairs) > 0 {
			for i := 0; i < 1000; i++ {
				pairs[(i*7919)%len(pairs)] = &pair{nil, i}
			}
		}
	}
}

func main() {
	shape := os.Args[1]
	runtime.GC()
	switch shape {
	case "16":
		for i := 0; i < live/24; i++ {
			pairs = append(pairs, &pair{nil, i})
		}
	case "list16":
		for i := 0; i < live/16; i++ {
			list = &pair{list, i}
		}
	case "64":
		for i := 0; i < live/72; i++ {
			m := &medium{}
			if i > 0 {
				m.a = mediums[i/2]
				m.b = mediums[i*7919%i]
			}
			mediums = append(mediums, m)
		}
	case "1K":
		for i := 0; i < live/1024; i++ {
			larges = &large{next: larges}
		}
	case "slice":
		slice = make([]*pair, live/8)
		for i := 0; i < len(slice); i += 64 {
			slice[i] = &pair{nil, i}
		}
	case "map":
		table = map[int]*pair{}
		for i := 0; i < live/40; i++ {
			table[i] = &pair{nil, i}
		}
	case "mapstr":
		names = map[string]int{}
		for i := 0; i < live/64; i++ {
			names[fmt.Sprint("key", i)] = i
		}
	case "goroutines":
		ready := make(chan bool)
		for i := 0; i < 100000; i++ {
			go deep(20, nil, ready)
		}
		for i := 0; i < 100000; i++ {
			<-ready
		}
	case "stack": // some 64 MB of stack
		deep(600000, nil, nil)
		return
	case "parkedstack":
		ready := make(chan bool)
		go deep(600000, nil, ready)
		<-ready
	case "defers":
		deferred(400000, &pair{})
		return
	case "timers":
		for i := 0; i < 1000000; i++ {
			timers = append(timers, time.AfterFunc(time.Hour, func() { list = nil }))
		}
	case "finalizers":
		for i := 0; i < 300000; i++ {
			p := &large{}
			runtime.SetFinalizer(p, func(*large) {})
			if i%2 == 0 {
				p.next = larges
				larges = p
			}
		}
	default:
		panic(shape)
	}
	churn()
}
