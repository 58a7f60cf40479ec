package main

import (
	"errors"
	"fmt"
	"os"
)

type T struct{ A int }

func index(list []int, i int) int {
	return list[i] // @index
}

func main() {
	var p *T
	switch os.Args[1] {
	case "recovered":
		defer func() {
			fmt.Println(recover())
		}()
		index([]int{1, 2, 3}, 5)
	case "value":
		panic("my panic")
	case "error":
		panic(errors.New("an error"))
	case "nil":
		p.A = 1
	case "struct":
		panic(T{4})
	case "deadlock":
		<-make(chan int)
	}
}
