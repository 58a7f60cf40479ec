package main

import (
	"fmt"
	"testing"
)

// A string of bytes that is only compared or looked up is not made.
func main() {
	m := map[string]int{"abc": 1}
	b := []byte("abc")
	fmt.Println(testing.AllocsPerRun(100, func() {
		if string(b) == "abd" || string(b) < "a" || m[string(b)] != 1 {
			panic("not so")
		}
		if _, ok := m[string(b)]; !ok {
			panic("not there")
		}
	}))
	m[string(b)]++
	b[0] = 'x'
	m[string(b)]++
	b[0] = 'y'
	fmt.Println(m)
}
