package main

import (
	"fmt"
	"strings"
)

type board struct {
	w, h  int
	cells []bool
}

func parse(s string) *board {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	b := &board{w: len(lines[0]), h: len(lines)}
	for _, l := range lines {
		for _, c := range l {
			b.cells = append(b.cells, c == '#')
		}
	}
	return b
}

func (b *board) at(x, y int) int {
	if b.cells[(y+b.h)%b.h*b.w+(x+b.w)%b.w] {
		return 1
	}
	return 0
}

func (b *board) next() *board {
	n := &board{b.w, b.h, make([]bool, len(b.cells))}
	for y := range b.h {
		for x := range b.w {
			sum := -b.at(x, y)
			for _, d := range [9][2]int{{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {0, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}} {
				sum += b.at(x+d[0], y+d[1])
			}
			n.cells[y*b.w+x] = sum == 3 || sum == 2 && b.at(x, y) == 1
		}
	}
	return n
}

func (b board) String() string {
	var s strings.Builder
	for i, c := range b.cells {
		if i > 0 && i%b.w == 0 {
			s.WriteByte('\n')
		}
		s.WriteByte(".#"[map[bool]int{true: 1}[c]])
	}
	return s.String()
}

func main() {
	b := parse("\n.#......\n..#.....\n###.....\n........\n.....##.\n.....##.\n........\n........\n")
	seen := map[string]int{}
	for gen := 0; ; gen++ {
		k := b.String()
		if g, ok := seen[k]; ok {
			fmt.Println("repeats", g, gen)
			break
		}
		seen[k] = gen
		if gen < 2 {
			fmt.Println(k)
		}
		b = b.next()
	}
	fmt.Println(*b, len(seen))
}
