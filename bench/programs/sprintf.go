// fmt.Sprintf with common verbs.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type point struct{ X, Y int }

func main() {
	n := 100000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	size := 0
	for i := range n {
		s := fmt.Sprintf("%d %s %5.2f %x %v %q %+v %8s|%-8d|", i, "str", float64(i)/3, i, point{i, -i}, "q", point{1, 2}, "pad", i)
		size += len(s)
		size += len(fmt.Sprint(i, "a", i*2, true))
	}
	fmt.Println(size)
}
