// Profiles of goroutines: labels and their inheritance, leaked ones, the header of traces.
package main

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"sync"
	"time"
)

var reachable = make(chan int)

func waits()    { <-reachable }
func leaksNil() { var c chan int; c <- 1 }
func leaksChan() {
	c := make(chan int)
	select {
	case <-c:
	case c <- 1:
	}
}
func leaksMutex() {
	mu, done := new(struct {
		sync.Mutex
		p *[100]int // without it others live in the same cell
	}), make(chan bool)
	mu.Lock()
	go func() { mu.Lock(); done <- true }()
	<-done
}

// leaksTogether: two goroutines refer to each other's channel only.
func leaksTogether() {
	a, b := make(chan int), make(chan int)
	go func() { <-a; b <- 1 }()
	<-b
	a <- 1
}

func profile(name string) string {
	var b bytes.Buffer
	pprof.Lookup(name).WriteTo(&b, 1)
	return b.String()
}

func main() {
	ctx := context.Background()
	ready := make(chan bool)
	pprof.Do(ctx, pprof.Labels("task", "wait", "n", "1"), func(context.Context) {
		go func() { ready <- true; waits() }()
	})
	<-ready
	go func() { // inherits nothing: Do has ended
		fmt.Println(strings.Count(profile("goroutine"), `# labels: {"n":"1", "task":"wait"}`))
		ready <- true
	}()
	<-ready

	for _, f := range []func(){leaksNil, leaksChan, leaksMutex, leaksTogether} {
		go f()
	}
	time.Sleep(10 * time.Millisecond)
	leaks := profile("goroutineleak")
	fmt.Println(strings.SplitN(leaks, "\n", 2)[0])
	for _, name := range []string{"main.leaksNil", "main.leaksChan", "main.leaksMutex", "main.leaksTogether", "main.waits"} {
		fmt.Println(name, strings.Count(leaks, name+"+"))
	}
	fmt.Println(pprof.Lookup("goroutineleak").Count(), pprof.Lookup("goroutine").Count())

	pprof.SetGoroutineLabels(pprof.WithLabels(ctx, pprof.Labels("plain", "a/b.c_1", "key 2", "q\"\n\x01é\xff", "", "")))
	buf := make([]byte, 1<<16)
	buf = buf[:runtime.Stack(buf, true)]
	fmt.Println(strings.SplitN(string(buf), "\n", 2)[0])
	found := regexp.MustCompile(`\[.*(leaked).*\].*`).FindAllString(string(buf), -1)
	slices.Sort(found)
	for _, m := range found {
		fmt.Println(m)
	}
	pprof.SetGoroutineLabels(ctx)
	fmt.Println(strings.SplitN(string(buf[:runtime.Stack(buf, false)]), "\n", 2)[0])
	var names []string
	for _, p := range pprof.Profiles() {
		names = append(names, p.Name())
	}
	fmt.Println(names)
	close(reachable)
}
