package main

import (
	"testing"
	"testing/synctest"
	"time"
)

func test(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		time.AfterFunc(time.Second, func() { panic("in the timer's goroutine") })
		time.Sleep(time.Hour)
	})
}

func main() {
	testing.Main(func(pat, s string) (bool, error) { return true, nil }, []testing.InternalTest{{"test", test}}, nil, nil)
}
