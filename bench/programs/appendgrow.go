// Slices that grow by append: ints, structs, strings.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type record struct {
	id   int
	name string
	tags []byte
}

func main() {
	n := 200000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	sum := 0
	for round := range 5 {
		var ints []int
		for i := range n {
			ints = append(ints, i*round)
		}
		var recs []record
		for i := range n / 4 {
			recs = append(recs, record{id: i, name: "r"})
		}
		var strs []string
		for i := range n / 4 {
			strs = append(strs, recs[i].name)
		}
		var rows [][]int
		for i := range n / 20 {
			var row []int
			for j := range 10 {
				row = append(row, i+j)
			}
			rows = append(rows, row)
		}
		sum += ints[n-1] + recs[n/4-1].id + len(strs) + len(rows[n/20-1]) + rows[n/40][3]
	}
	fmt.Println(sum)
}
