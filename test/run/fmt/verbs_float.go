package main

import (
	"fmt"
	"math"
)

func main() {
	for _, v := range []float64{0, 1, -1, 3.14159265, 1e21, 1e20, 1e-5, 123456789, 0.000001234, 1e100, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Inf(1), math.Inf(-1), math.NaN(), math.Copysign(0, -1)} {
		fmt.Printf("%v|%f|%.2f|%8.3f|%-9.1f|%+.1f|% .1f|%08.2f|%e|%.3E|%g|%.3g|%G|%#g|%x|%b\n", v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v)
		fmt.Println(v, float32(v))
	}
	fmt.Printf("%6.2f%%|%v|%v|%.3v|%10v|%-10v|\n", 99.5, float32(0.1), 0.1, 3.14159, 2.5, 2.5)
	fmt.Printf("%v %.1f %8.2f %+v\n", 1+2i, 1.25-3i, complex64(1i), -1-1i)
	fmt.Println(1e6, 1e20, 1e21, 123456.789, 1.0, 100000000.0, float32(16777216), float32(3.4e38))
	fmt.Println([]float64{1, 2.5}, [2]float32{0.25, 1e10}, map[string]float64{"a": 1.5})
	fmt.Printf("%5.1f %v %06.2f\n", []float64{1, 22.22}, []float32{1.5}, [2]float64{3, 4})
}
