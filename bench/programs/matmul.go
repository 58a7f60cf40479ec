// Matrix product on [][]float64 and on one flat slice.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func rows(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = float64((i*j)%7) - 3 + float64(i-j)/float64(n)
		}
	}
	return m
}

func mulRows(a, b [][]float64) [][]float64 {
	n := len(a)
	c := make([][]float64, n)
	for i := range c {
		c[i] = make([]float64, n)
		for k := range n {
			x := a[i][k]
			bk, ci := b[k], c[i]
			for j := range ci {
				ci[j] += x * bk[j]
			}
		}
	}
	return c
}

func mulFlat(a, b []float64, n int) []float64 {
	c := make([]float64, n*n)
	for i := range n {
		for j := range n {
			s := 0.0
			for k := range n {
				s += a[i*n+k] * b[k*n+j]
			}
			c[i*n+j] = s
		}
	}
	return c
}

func main() {
	n := 200
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	a, b := rows(n), rows(n)
	c := mulRows(a, b)
	fa, fb := make([]float64, 0, n*n), make([]float64, 0, n*n)
	for i := range n {
		fa, fb = append(fa, a[i]...), append(fb, b[i]...)
	}
	d := mulFlat(fa, fb, n)
	sc, sd := 0.0, 0.0
	for i := range n {
		for j := range n {
			sc += c[i][j]
			sd += d[i*n+j]
		}
	}
	fmt.Printf("%.6f %.6f %.6f\n", sc, sd, c[n/2][n/3])
}
