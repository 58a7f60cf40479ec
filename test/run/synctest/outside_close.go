package main

import (
	"testing"
	"testing/synctest"
)

var c chan int

func test(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { c = make(chan int, 1) })
	close(c)
}

func main() {
	testing.Main(func(pat, s string) (bool, error) { return true, nil }, []testing.InternalTest{{"test", test}}, nil, nil)
}
