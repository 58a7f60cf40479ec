package main

import (
	"fmt"
	"math"
)

// Division of all pairs of special values, in both sizes: only a result that is NaN in both parts is corrected.
func main() {
	nan, inf := math.NaN(), math.Inf(1)
	parts := []float64{0, math.Copysign(0, -1), 1, -2.5, inf, -inf, nan}
	for _, a := range parts {
		for _, b := range parts {
			for _, c := range parts {
				for _, d := range parts {
					x, y := complex(a, b), complex(c, d)
					q := x / y
					r := complex64(x) / complex64(y)
					fmt.Print(real(q), " ", imag(q), " ", real(r), " ", imag(r), ";")
				}
			}
			fmt.Println()
		}
	}
}
