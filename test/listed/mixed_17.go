package main

import "sync"

type S struct {
	sync.Mutex
	*sync.Mutex
	m map[string]int
}

func main() {
	var s S
	s.Lock()
	s.lock()
	s.Mutex.lock()
	s.m.x = 1
	sync.Foo{}
	sync.Mutex.Lock()
	var mu sync.mutex
	mu.Lock()
	var wg sync.WaitGroup = 1
	wg.add(1)
}
