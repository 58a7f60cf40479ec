// Output: runtime error: index out of range [5] with length 3; assignment to entry in nil map; mine
package main

import (
	"fmt"
	"strings"
)

func try(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return
}

func main() {
	s, i := []int{1, 2, 3}, 5
	var m map[string]int
	println(strings.Join([]string{
		try(func() { s[i]++ }),
		try(func() { m["x"] = 1 }),
		try(func() { panic("mine") }),
	}, "; "))
}
