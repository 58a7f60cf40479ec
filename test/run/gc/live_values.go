// What a frame will not use again keeps nothing alive: named variables, temporaries, parameters, captures. One
// collection is enough to see it.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"time"
	"weak"
)

type big struct {
	s string
	b [64]byte
	n *big
}

//go:noinline
func use(b *big) int { return len(b.s) }

//go:noinline
func watch(b *big) weak.Pointer[big] { return weak.Make(b) }

func gone(w weak.Pointer[big]) bool {
	runtime.GC()
	return w.Value() == nil
}

func lastUse() bool {
	x := &big{s: "x"}
	w := watch(x)
	use(x)
	return gone(w)
}

func usedLater() bool {
	x := &big{s: "x"}
	w := watch(x)
	g := gone(w)
	use(x)
	return g
}

func keptAlive() bool {
	x := &big{s: "x"}
	w := watch(x)
	g := gone(w)
	runtime.KeepAlive(x)
	return g
}

func overwritten() bool {
	x := &big{s: "x"}
	w := watch(x)
	x = nil
	g := gone(w)
	return g && x == nil
}

func inLoop() (all bool) {
	all = true
	var last weak.Pointer[big]
	for i := range 5 {
		x := &big{s: fmt.Sprint(i)}
		if i > 0 {
			all = gone(last) && all
		}
		last = watch(x)
		use(x)
	}
	return all && gone(last)
}

func onePath(b bool) (bool, int) {
	x := &big{s: "xx"}
	w := watch(x)
	g := gone(w) // the other path still uses it
	if b {
		return g, use(x)
	}
	return gone(w), 0
}

func interfaces() bool {
	var i any = &big{s: "x"}
	w := watch(i.(*big))
	i = 3
	g := gone(w)
	return g && i == 3
}

func slices() (bool, int) {
	s := []*big{{s: "x"}, nil}
	w := watch(s[0])
	n := len(s)
	return gone(w), n
}

func sliceElement() (bool, int) {
	s := []*big{{s: "x"}, nil}
	w := watch(s[0])
	s[0] = nil
	g := gone(w)
	return g, cap(s)
}

//go:noinline
func parameter(x *big, w weak.Pointer[big]) bool {
	use(x)
	return gone(w)
}

func argument() bool {
	x := &big{s: "x"}
	return parameter(x, watch(x))
}

func captured() bool {
	x := &big{s: "x"}
	w := watch(x)
	f := func() bool {
		use(x)
		return gone(w)
	}
	return f()
}

func mapped() (bool, int) {
	m := map[string]*big{"a": {s: "x"}}
	w := watch(m["a"])
	delete(m, "a")
	return gone(w), len(m)
}

func received() bool {
	c := make(chan *big, 1)
	c <- &big{s: "x"}
	x := <-c
	w := watch(x)
	use(x)
	return gone(w) && len(c) == 0
}

// The goroutine's function and its arguments die when it has used them.
func started() bool {
	out := make(chan bool)
	x := &big{s: "x"}
	w := watch(x)
	go func() {
		use(x)
		out <- gone(w)
	}()
	return <-out
}

func startedWith() bool {
	out := make(chan bool)
	go func(x *big) {
		w := watch(x)
		use(x)
		out <- gone(w)
	}(&big{s: "x"})
	return <-out
}

func heapMiB() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc >> 20
}

func large() (int, bool, bool) {
	p := make([]byte, 160<<20)
	before := heapMiB()
	n := len(p)
	runtime.KeepAlive(p[:1])
	debug.FreeOSMemory()
	return n, before >= 160, heapMiB() < 16
}

type huge struct{ x [1 << 20]int }

var keep []*huge

//go:noinline
func fill() {
	for range 4 {
		keep = append(keep, new(huge))
	}
}

func temporaries() bool {
	fill()
	for _, k := range keep {
		k.x[0] = 1
	}
	keep = nil
	runtime.GC()
	return heapMiB() < 16
}

// gc compares where the result is used, and the operands live until then.
func comparedLate() (bool, bool) {
	x := &big{s: "x"}
	w := watch(x)
	same := w.Value() == x
	runtime.GC()
	runtime.GC()
	alive := w.Value() != nil
	return same, alive
}

func finalizers() string {
	done := make(chan string, 3)
	x := &big{s: "x"}
	y := &big{s: "y", n: x}
	runtime.SetFinalizer(x, func(b *big) { done <- b.s })
	runtime.SetFinalizer(y, func(b *big) { done <- b.s })
	z := new(int) // shares a cell with other small ones
	runtime.AddCleanup(z, func(n int) { done <- fmt.Sprint(n) }, 12345)
	var all string
	for len(all) < 7 {
		runtime.GC()
		select {
		case s := <-done:
			if len(s) > 1 {
				all = "12345" + all // comes when it wants
			} else {
				all += s
			}
		case <-time.After(time.Millisecond):
		}
	}
	return all
}

func main() {
	fmt.Println(lastUse(), usedLater(), keptAlive(), overwritten(), inLoop())
	fmt.Println(onePath(true))
	fmt.Println(onePath(false))
	fmt.Println(interfaces())
	fmt.Println(slices())
	fmt.Println(sliceElement())
	fmt.Println(argument(), captured())
	fmt.Println(mapped())
	fmt.Println(received(), started(), startedWith())
	fmt.Println(large())
	fmt.Println(temporaries())
	fmt.Println(comparedLate())
	fmt.Println(finalizers())
}
