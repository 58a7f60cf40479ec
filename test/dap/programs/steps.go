package main

import (
	"fmt"
	"slices"
)

func small(n int) int {
	return n + 1 // @small
}

func deferring() (n int) {
	defer func() { // @d1
		n++ // @deferred
	}()
	n = 5
	return n // @dlast
}

func seq(yield func(int) bool) {
	_ = yield(1) && yield(2)
}

func show[T any](v T) {
	fmt.Println(v) // @generic
}

func main() {
	sum := 0
	for i := 0; i < 2; i++ { // @loop
		sum += i // @body
	}
	sum = small(sum) // @after
	captured := 10 // @closure
	f := func(n int) int {
		return n + captured // @inside
	}
	sum += f(1) // @callclosure
	sum += deferring() // @defers
	for x := range seq {
		sum += x // @rangebody
	}
	ch := make(chan int, 1)
	ch <- 3
	select {
	case got := <-ch:
		sum += got // @selected
	default:
	}
	show(5)
	show("five")
	list := []int{3, 1, 2}
	slices.SortFunc(list, func(a, b int) int {
		return a - b // @less
	})
	fmt.Println(sum, list)
}
