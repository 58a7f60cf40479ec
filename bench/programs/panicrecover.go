// Panics that are recovered, at several depths.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

var errDeep = errors.New("deep")

func down(n int) int {
	if n == 0 {
		panic(errDeep)
	}
	return down(n-1) + 1
}

func try(n int) (r int) {
	defer func() {
		if e := recover(); e == errDeep {
			r = n
		}
	}()
	return down(n)
}

func index(s []int, i int) (v int, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = e.(error)
		}
	}()
	return s[i], nil
}

func main() {
	n := 200000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	sum, failed := 0, 0
	s := []int{1, 2, 3}
	for i := range n {
		sum += try(i % 10)
		if _, err := index(s, i%6); err != nil {
			failed++
		}
	}
	fmt.Println(sum, failed)
}
