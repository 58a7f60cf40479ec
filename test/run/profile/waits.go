// The profiles of blocking and contention, and of processor time.
// not-under: native:many-threads how long a lock was waited for depends on who runs
package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

func lines(read func([]runtime.BlockProfileRecord) (int, bool), least time.Duration) {
	p := make([]runtime.BlockProfileRecord, 100)
	n, ok := read(p)
	fmt.Println(ok)
	seen := map[string]bool{}
	for _, r := range p[:n] {
		frames := runtime.CallersFrames(r.Stack())
		text := ""
		for more := true; more; {
			var f runtime.Frame
			f, more = frames.Next()
			if f.Function != "runtime.goexit" {
				text += f.Function + " "
			}
		}
		seen[fmt.Sprintf("%s%d %v", text, r.Count, time.Duration(r.Cycles) > 0)] = true
	}
	for _, want := range []string{
		"runtime.chanrecv1 main.receiver 1 true", "runtime.chansend1 main.sender 1 true", "runtime.selectgo main.selector 1 true",
		"sync.(*Mutex).Lock main.locker 1 true", "sync.(*Cond).Wait main.waiter 1 true", "sync.(*Mutex).Unlock main.unlocker 1 true",
		"sync.(*WaitGroup).Wait main.group 1 true", "sync.(*RWMutex).RLock main.reader 1 true", "time.Sleep main.unlocker 1 true",
	} {
		fmt.Println(want, seen[want])
	}
}

var (
	mu  sync.Mutex
	rw  sync.RWMutex
	con = sync.NewCond(new(sync.Mutex))
	wg  sync.WaitGroup
	c   = make(chan int)
)

const pause = 5 * time.Millisecond

//go:noinline
func receiver() { <-c }

//go:noinline
func sender() { c <- 1 }

//go:noinline
func selector() {
	select {
	case <-c:
	case <-make(chan bool):
	}
}

//go:noinline
func locker() { mu.Lock(); mu.Unlock() }

//go:noinline
func reader() { rw.RLock(); rw.RUnlock() }

//go:noinline
func waiter() { con.L.Lock(); con.Wait(); con.L.Unlock() }

//go:noinline
func group() { wg.Wait() }

//go:noinline
func unlocker() {
	mu.Lock()
	go locker()
	time.Sleep(pause)
	mu.Unlock()
	time.Sleep(pause)
}

//go:noinline
func spin(d time.Duration) (n int) {
	for start := time.Now(); time.Since(start) < d; {
		for i := range 1000 {
			n += i * n
		}
	}
	return
}

func main() {
	fmt.Println(runtime.SetMutexProfileFraction(1), runtime.SetMutexProfileFraction(-1))
	runtime.SetBlockProfileRate(1)
	unlocker()
	go receiver()
	time.Sleep(pause)
	c <- 1
	go sender()
	time.Sleep(pause)
	<-c
	go selector()
	time.Sleep(pause)
	c <- 1
	go waiter()
	time.Sleep(pause)
	con.Broadcast()
	wg.Add(1)
	go group()
	time.Sleep(pause)
	wg.Done()
	rw.Lock()
	go reader()
	time.Sleep(pause)
	rw.Unlock()
	time.Sleep(pause)
	lines(runtime.BlockProfile, pause)
	lines(runtime.MutexProfile, pause)
	runtime.SetBlockProfileRate(0)

	var b bytes.Buffer
	fmt.Println(pprof.StartCPUProfile(&b))
	fmt.Println(pprof.StartCPUProfile(&b))
	pprof.StopCPUProfile()
	pprof.StopCPUProfile()
	// Samples count processor time, spin counts the clock: where the machine stood still there are none, so again.
	spins, labelled := false, false
	for tries := 0; tries < 20 && !(spins && labelled); tries++ {
		b.Reset()
		if err := pprof.StartCPUProfile(&b); err != nil {
			fmt.Println(err)
		}
		pprof.Do(context.Background(), pprof.Labels("who", "spinner"), func(context.Context) { spin(300 * time.Millisecond) })
		pprof.StopCPUProfile()
		z, err := gzip.NewReader(&b)
		if err != nil {
			fmt.Println(err)
			return
		}
		data, err := io.ReadAll(z)
		if err != nil {
			fmt.Println(err)
		}
		spins, labelled = bytes.Contains(data, []byte("main.spin")), bytes.Contains(data, []byte("spinner"))
	}
	fmt.Println(spins, labelled)
	b.Reset()
	fmt.Println(pprof.StartCPUProfile(&b))
	pprof.StopCPUProfile()
	fmt.Println(b.Len() > 0)
}
