package main

import "fmt"

type Shape interface {
	Area() float64
	Perimeter() float64
}

type Square struct{ side float64 }

func (s Square) Area() float64 { return s.side * s.side }

func describe(s Shape) { fmt.Println(s.Area()) }

func main() {
	describe(Square{2})
	describe(&Square{2})
	describe(nil, nil)
	var s Shape = Square{1}
	s.side = 2
	s.(Square).nope = 3
	if s == 1 {
	}
	for i := range s {
	}
	var arr [3]int = [4]int{}
	arr[5] = 1
	const c = 10
	c = 20
	c++
	&c
}
