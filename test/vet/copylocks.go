package p

import (
	"sync"
	"sync/atomic"
)

type locked struct {
	n  int
	mu sync.Mutex
}
type outer struct{ in [2]locked }
type custom struct{}

func (*custom) Lock()   {}
func (*custom) Unlock() {}

func byValue(l locked)           {}
func (l locked) method()         {}
func result() (l locked)         { return l }
func pointer(l *locked)          {}
func typed[T locked | int](t T)  {}
func two(a, b sync.WaitGroup)    {}
func counted(n atomic.Int64) int { return 0 }

func main() {
	var l locked
	m := l
	m = *(&l)
	_ = locked{}
	_ = []locked{l}
	_ = map[string]locked{"a": l}
	byValue(l)
	pointer(&l)
	var o outer
	for _, x := range o.in {
		_ = x.n
	}
	for i, x := 0, l; i < 1; i++ {
		_ = x.n
	}
	for x := (sync.Once{}); ; {
		_ = &x
	}
	var c custom
	d := c
	_, _ = d, m
	f := func(x sync.RWMutex) {}
	f(sync.RWMutex{})
	var n = o.in[0]
	_ = len(o.in)
	_ = &n
}
