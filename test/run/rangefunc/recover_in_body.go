package main

import "fmt"

func it(y func(int) bool) {
	_ = y(1) && y(2)
}

func main() {
	defer func() {
		for range it {
			fmt.Println("rec in body:", recover())
		}
		fmt.Println(recover())
	}()
	for range it {
		defer func() { fmt.Println("d", recover()) }()
		defer recover()
	}
	panic("outer")
}
