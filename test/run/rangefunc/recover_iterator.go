package main

import "fmt"

var unused = map[string]int{"a": 1}

func g(it func(func(int) bool)) {
	defer func() { fmt.Println("g end", recover()) }()
	for x := range it {
		defer func() { fmt.Println("loop defer", x, recover()) }()
		if x == 2 {
			panic("p2")
		}
	}
}

func h(it func(func(int) bool)) (r any) {
	for range it {
		r = recover()
		return
	}
	return
}

func it(y func(int) bool) {
	defer func() { fmt.Println("it defer", recover()) }()
	for i := range 4 {
		if !y(i) {
			return
		}
	}
}

func k() {
	defer func() {
		for range it {
			fmt.Println("rec in body:", recover())
			break
		}
	}()
	panic("outer")
}

func main() {
	g(it)
	fmt.Println(h(it))
	k()
}
