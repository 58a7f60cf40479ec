// Type switches and assertions on boxed values.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type point struct{ x, y int }
type namer interface{ name() string }

func (p point) name() string { return "point" }

func classify(v any) int {
	switch x := v.(type) {
	case nil:
		return 0
	case int:
		return x
	case string:
		return len(x)
	case float64:
		return int(x)
	case []int:
		return len(x)
	case *point:
		return x.x
	case namer:
		return len(x.name())
	case bool:
		return 1
	}
	return -1
}

func main() {
	n := 3000000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	vals := []any{1, "two", 3.5, []int{1, 2}, &point{5, 6}, point{1, 2}, true, nil, int8(3)}
	sum := 0
	for i := range n {
		sum += classify(vals[i%len(vals)])
		if s, ok := vals[(i+1)%len(vals)].(string); ok {
			sum += len(s)
		}
		if i%16 == 0 {
			sum += classify(i)
		}
	}
	fmt.Println(sum)
}
