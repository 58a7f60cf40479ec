// Backtracking with slices of bool, and with bit masks.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type board struct {
	n             int
	cols          []bool
	diag1, diag2  []bool
	solutions     int
	firstSolution []int
	rows          []int
}

func (b *board) place(r int) {
	if r == b.n {
		b.solutions++
		if b.firstSolution == nil {
			b.firstSolution = append([]int{}, b.rows...)
		}
		return
	}
	for c := 0; c < b.n; c++ {
		if b.cols[c] || b.diag1[r+c] || b.diag2[r-c+b.n] {
			continue
		}
		b.cols[c], b.diag1[r+c], b.diag2[r-c+b.n] = true, true, true
		b.rows[r] = c
		b.place(r + 1)
		b.cols[c], b.diag1[r+c], b.diag2[r-c+b.n] = false, false, false
	}
}

func bits(all, cols, l, r uint32) int {
	if cols == all {
		return 1
	}
	n := 0
	for free := all &^ (cols | l | r); free != 0; {
		bit := free & -free
		free ^= bit
		n += bits(all, cols|bit, (l|bit)<<1, (r|bit)>>1)
	}
	return n
}

func main() {
	n := 9
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	b := &board{n: n, cols: make([]bool, n), diag1: make([]bool, 2*n), diag2: make([]bool, 2*n+1), rows: make([]int, n)}
	b.place(0)
	fmt.Println(b.solutions, bits(1<<n-1, 0, 0, 0), b.firstSolution)
}
