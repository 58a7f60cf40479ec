package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

func where() string {
	_, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(file[strings.LastIndexByte(file, '/')+1:], ":", line, " ", ok)
}

func names() (out []string) {
	pcs := make([]uintptr, 10)
	n := runtime.Callers(1, pcs)
	fr := runtime.CallersFrames(pcs[:n])
	for {
		f, more := fr.Next()
		if strings.HasPrefix(f.Function, "main.") {
			out = append(out, f.Function)
		}
		if !more {
			return
		}
	}
}

type T struct{}

func (T) M() []string  { return names() }
func (*T) P() []string { return func() []string { return names() }() }

func main() {
	fmt.Println(where())
	fmt.Println(names())
	fmt.Println(T{}.M())
	pc, _, _, _ := runtime.Caller(0)
	fmt.Println(runtime.FuncForPC(pc).Name())
	fmt.Println(runtime.GOOS != "", runtime.NumCPU() > 0, runtime.GOMAXPROCS(0) > 0, runtime.NumGoroutine(), runtime.Version() != "", runtime.Compiler != "")
	done := make(chan bool)
	for range 5 {
		go func() { <-done }()
	}
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine())
	close(done)
	var m1, m2 runtime.MemStats
	runtime.ReadMemStats(&m1)
	keep := make([][]byte, 100)
	for i := range keep {
		keep[i] = make([]byte, 10000)
	}
	runtime.ReadMemStats(&m2)
	fmt.Println(m2.Mallocs-m1.Mallocs >= 100, m2.TotalAlloc-m1.TotalAlloc >= 1000000, len(keep))
	n := m2.NumGC
	runtime.GC()
	runtime.ReadMemStats(&m2)
	fmt.Println(m2.NumGC > n)
	fin := make(chan string, 1)
	func() {
		x := &struct{ s [100]int }{}
		runtime.SetFinalizer(x, func(p *struct{ s [100]int }) { fin <- fmt.Sprint("finalised ", p.s[0]) })
		x.s[0] = 7
	}()
	for i := 0; i < 20 && len(fin) == 0; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println(<-fin)
	runtime.KeepAlive(keep)
	old := debug.SetGCPercent(50)
	fmt.Println(old, debug.SetGCPercent(old))
	s := string(debug.Stack())
	fmt.Println(strings.HasPrefix(s, "goroutine "), strings.Contains(s, "main.main()"))
	buf := make([]byte, 1000)
	fmt.Println(strings.Contains(string(buf[:runtime.Stack(buf, false)]), "[running]"))
	func() {
		defer func() {
			e := recover()
			err, ok := e.(runtime.Error)
			fmt.Println(ok, err)
			_, isTA := e.(*runtime.TypeAssertionError)
			fmt.Println(isTA)
		}()
		var x any = "s"
		fmt.Fprintln(os.Stdout, x.(int))
	}()
	debug.FreeOSMemory()
	runtime.LockOSThread()
	runtime.UnlockOSThread()
}
