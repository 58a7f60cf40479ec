package main

import (
	"fmt"
	"runtime"
	"time"
	"unique"
)

type node struct {
	id   int
	next *node
	pad  [8]int
}

func make1(id int, done chan int) {
	n := &node{id: id}
	runtime.SetFinalizer(n, func(n *node) { done <- n.id })
}

func chain(done chan int) {
	a := &node{id: 1}
	a.next = &node{id: 2}
	runtime.SetFinalizer(a, func(n *node) { done <- n.id*10 + n.next.id })
}

var saved *node

func resurrect(done chan int) {
	n := &node{id: 77}
	runtime.SetFinalizer(n, func(n *node) { saved = n; done <- 0 })
}

func collect(done chan int) int {
	for range 50 {
		runtime.GC()
		select {
		case v := <-done:
			return v
		default:
			time.Sleep(time.Millisecond)
		}
	}
	return -1
}

func main() {
	done := make(chan int, 10)
	for i := range 5 {
		make1(i, done)
	}
	sum := 0
	for range 5 {
		sum += collect(done)
	}
	fmt.Println(sum)
	chain(done)
	fmt.Println(collect(done))
	resurrect(done)
	fmt.Println(collect(done), saved.id)
	x := &node{id: 5}
	runtime.SetFinalizer(x, func(*node) { fmt.Println("cleared: never runs") })
	runtime.SetFinalizer(x, nil)
	x = nil
	runtime.GC()
	a, b := unique.Make("hello"), unique.Make("hel"+string([]byte("lo")))
	c := unique.Make("other")
	fmt.Println(a == b, a == c, a.Value())
	h := unique.Make([2]int{1, 2})
	fmt.Println(h == unique.Make([2]int{1, 2}), h.Value())
	big := make([]*node, 10000)
	for r := range 20 {
		for i := range big {
			big[i] = &node{id: i + r}
		}
	}
	runtime.GC()
	t := 0
	for _, n := range big {
		t += n.id
	}
	fmt.Println(t)
}
