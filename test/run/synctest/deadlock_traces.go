package main

import (
	"os"
	"sync"
	"testing"
	"testing/synctest"
)

func blocked(c chan int) { c <- 1 }

func test(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		go blocked(make(chan int))
		go func() { select {} }()
		go func() {
			a, b := make(chan int), make(chan int)
			select {
			case <-a:
			case <-b:
			}
		}()
		go func() {
			cond := sync.NewCond(new(sync.Mutex))
			cond.L.Lock()
			cond.Wait()
		}()
		go func() {
			wg := new(sync.WaitGroup)
			wg.Add(1)
			wg.Wait()
		}()
	})
}

func main() {
	os.Stdout, _ = os.OpenFile(os.DevNull, os.O_WRONLY, 0) // there is the time that the test took
	testing.Main(func(pat, s string) (bool, error) { return true, nil }, []testing.InternalTest{{"test", test}}, nil, nil)
}
