package main

import (
	"fmt"
	"sort"
	"strings"
)

// An event bus, an object pool, observers that unsubscribe while being notified, and a discrete simulation.

type Event interface{ Name() string }
type Base struct{ at int }
type Arrived struct {
	Base
	who string
}
type Left struct {
	Base
	who   string
	spent float64
}
type Tick struct{ Base }

func (Arrived) Name() string { return "arrived" }
func (*Left) Name() string   { return "left" }
func (t Tick) Name() string  { return fmt.Sprint("tick", t.at) }

type Handler func(Event) (again bool)
type Bus struct {
	subs map[string][]*Handler
	log  []string
}

func (b *Bus) On(name string, h Handler) (cancel func()) {
	if b.subs == nil {
		b.subs = map[string][]*Handler{}
	}
	p := &h
	b.subs[name] = append(b.subs[name], p)
	return func() {
		for i, q := range b.subs[name] {
			if q == p {
				b.subs[name] = append(b.subs[name][:i:i], b.subs[name][i+1:]...)
				return
			}
		}
	}
}

func (b *Bus) Emit(e Event) {
	b.log = append(b.log, e.Name())
	for _, h := range append([]*Handler(nil), b.subs[e.Name()]...) {
		if !(*h)(e) {
			for i, q := range b.subs[e.Name()] {
				if q == h {
					b.subs[e.Name()] = append(b.subs[e.Name()][:i:i], b.subs[e.Name()][i+1:]...)
				}
			}
		}
	}
}

type Sim struct {
	now   int
	queue []struct {
		at int
		f  func()
	}
}

func (s *Sim) After(d int, f func()) {
	s.queue = append(s.queue, struct {
		at int
		f  func()
	}{s.now + d, f})
	sort.SliceStable(s.queue, func(i, j int) bool { return s.queue[i].at < s.queue[j].at })
}

func (s *Sim) Run(limit int) (n int) {
	for len(s.queue) > 0 && n < limit {
		e := s.queue[0]
		s.queue = s.queue[1:]
		s.now = e.at
		e.f()
		n++
	}
	return
}

func main() {
	var bus Bus
	var sim Sim
	inside := map[string]int{}
	total := 0.0
	bus.On("arrived", func(e Event) bool {
		a := e.(Arrived)
		inside[a.who] = a.at
		return true
	})
	onceN := 0
	bus.On("arrived", func(Event) bool { onceN++; return false })
	bus.On("left", func(e Event) bool {
		switch l := e.(type) {
		case *Left:
			total += l.spent
			delete(inside, l.who)
			return l.who != "carl"
		}
		return false
	})
	cancel := bus.On("left", func(e Event) bool { fmt.Println("left at", e.(*Left).at); return true })
	for i, who := range []string{"ann", "bob", "carl", "dora"} {
		sim.After(i*3+1, func() {
			bus.Emit(Arrived{Base{sim.now}, who})
			sim.After(10-i*2, func() { bus.Emit(&Left{Base{sim.now}, who, float64(i) * 2.5}) })
		})
	}
	var tick func()
	ticks := 0
	tick = func() {
		bus.Emit(Tick{Base{sim.now}})
		if ticks++; ticks == 3 {
			cancel()
		}
		if ticks < 6 {
			sim.After(2, tick)
		}
	}
	sim.After(0, tick)
	fmt.Println(sim.Run(100), sim.now, total, onceN, len(inside))
	fmt.Println(strings.Join(bus.log, " "))
}
