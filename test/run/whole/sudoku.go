package main

import (
	"errors"
	"fmt"
	"strings"
)

type grid [9][9]uint8

var errContradiction = errors.New("contradiction")

func parse(s string) (g grid) {
	for i, r := range strings.ReplaceAll(s, "\n", "") {
		if r != '.' {
			g[i/9][i%9] = uint8(r - '0')
		}
	}
	return
}

func (g grid) options(r, c int) (mask uint16) {
	mask = 0x3fe
	for i := range 9 {
		mask &^= 1 << g[r][i]
		mask &^= 1 << g[i][c]
		mask &^= 1 << g[r/3*3+i/3][c/3*3+i%3]
	}
	return
}

func count(m uint16) (n int) {
	for ; m != 0; m &= m - 1 {
		n++
	}
	return
}

var steps int

func solve(g grid) (grid, error) {
	steps++
	br, bc, best := -1, -1, 10
	var bm uint16
	for r := range g {
		for c := range g[r] {
			if g[r][c] != 0 {
				continue
			}
			m := g.options(r, c)
			if n := count(m); n < best {
				br, bc, best, bm = r, c, n, m
			}
		}
	}
	if br < 0 {
		return g, nil
	}
	for v := uint8(1); v <= 9; v++ {
		if bm&(1<<v) != 0 {
			g[br][bc] = v
			if s, err := solve(g); err == nil {
				return s, nil
			}
		}
	}
	return g, errContradiction
}

func (g grid) String() string {
	var b strings.Builder
	for _, row := range g {
		for _, v := range row {
			b.WriteByte('0' + v)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func main() {
	g := parse("53..7....\n6..195...\n.98....6.\n8...6...3\n4..8.3..1\n7...2...6\n.6....28.\n...419..5\n....8..79")
	s, err := solve(g)
	fmt.Print(s, err, steps, "\n")
	steps = 0
	s, err = solve(parse("8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4.."))
	fmt.Print(s, err, " ", steps > 100, "\n")
}
