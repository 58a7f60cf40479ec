// Misuse of bubbles, and bubbles whose goroutines are all blocked.
// procs: 1
package main

import (
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func match(pat, s string) (bool, error) { return true, nil }

func catch(name string, f func()) {
	defer func() {
		r := recover()
		_, isError := r.(error)
		fmt.Printf("%s: %v (%t)\n", name, r, isError)
	}()
	f()
}

func inside(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		catch("t.Run", func() { t.Run("sub", func(*testing.T) {}) })
		catch("t.Parallel", func() { t.Parallel() })
		catch("t.Deadline", func() { t.Deadline() })
		catch("Test", func() { synctest.Test(t, func(*testing.T) {}) })
		go func() {
			catch("second Wait", synctest.Wait)
		}()
		synctest.Wait()
	})
	catch("Wait", synctest.Wait)
	catch("Sleep", func() { synctest.Sleep(time.Nanosecond) })
}

func deadlocks(t *testing.T) {
	catch("all blocked", func() {
		synctest.Test(t, func(t *testing.T) { <-make(chan int) })
	})
	catch("nil channel", func() {
		synctest.Test(t, func(t *testing.T) { var c chan int; c <- 1 })
	})
	catch("no cases", func() {
		synctest.Test(t, func(t *testing.T) { select {} })
	})
	catch("wait group", func() {
		synctest.Test(t, func(t *testing.T) { wg := new(sync.WaitGroup); wg.Add(1); wg.Wait() })
	})
	catch("sleeps on", func() {
		synctest.Test(t, func(t *testing.T) { go time.Sleep(time.Hour) })
	})
	catch("main has ended", func() {
		synctest.Test(t, func(t *testing.T) { go func() { <-make(chan int) }() })
	})
}

func main() {
	testing.Main(match, []testing.InternalTest{{"inside", inside}, {"deadlocks", deadlocks}}, nil, nil)
}
