package main

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

var (
	timer, after *time.Timer
	cond         *sync.Cond
	wg           *sync.WaitGroup
)

func test(t *testing.T) {
	made := make(chan bool)
	go synctest.Test(t, func(t *testing.T) {
		timer = time.NewTimer(time.Hour)
		after = time.AfterFunc(time.Hour, func() {})
		cond = sync.NewCond(new(sync.Mutex))
		wg = new(sync.WaitGroup)
		wg.Add(1)
		go func() {
			cond.L.Lock()
			cond.Wait()
		}()
		synctest.Wait()
		made <- true
		made <- true
	})
	<-made
	println(len(timer.C))
}

func main() {
	testing.Main(func(pat, s string) (bool, error) { return true, nil }, []testing.InternalTest{{"test", test}}, nil, nil)
}
