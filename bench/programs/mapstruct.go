// Maps with struct keys: cells of a growing Life board.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type cell struct{ x, y int32 }

func step(live map[cell]bool) map[cell]bool {
	near := make(map[cell]int)
	for c := range live {
		for dx := int32(-1); dx <= 1; dx++ {
			for dy := int32(-1); dy <= 1; dy++ {
				if dx != 0 || dy != 0 {
					near[cell{c.x + dx, c.y + dy}]++
				}
			}
		}
	}
	next := make(map[cell]bool)
	for c, n := range near {
		if n == 3 || n == 2 && live[c] {
			next[c] = true
		}
	}
	return next
}

func main() {
	n := 100
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	live := make(map[cell]bool)
	for _, c := range []cell{{1, 0}, {3, 1}, {0, 2}, {1, 2}, {4, 2}, {5, 2}, {6, 2}} {
		live[c] = true
	}
	for range n {
		live = step(live)
	}
	var hx, hy int64
	for c := range live {
		hx += int64(c.x) * int64(c.x)
		hy += int64(c.y) * int64(c.x)
	}
	fmt.Println(len(live), hx, hy)
}
