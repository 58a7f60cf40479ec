package main

import (
	"fmt"
	"math/cmplx"
)

func iter(c complex128) int {
	z := 0i
	for n := range 50 {
		if real(z)*real(z)+imag(z)*imag(z) > 4 {
			return n
		}
		z = z*z + c
	}
	return 50
}

func fft(a []complex128) []complex128 {
	n := len(a)
	if n == 1 {
		return a
	}
	e, o := make([]complex128, n/2), make([]complex128, n/2)
	for i := range e {
		e[i], o[i] = a[2*i], a[2*i+1]
	}
	e, o = fft(e), fft(o)
	out := make([]complex128, n)
	for k := range e {
		t := cmplx.Exp(complex(0, -2*3.141592653589793*float64(k)/float64(n))) * o[k]
		out[k], out[k+n/2] = e[k]+t, e[k]-t
	}
	return out
}

func main() {
	for y := 1.0; y >= -1; y -= 0.25 {
		for x := -2.0; x <= 0.5; x += 0.0625 {
			fmt.Print(string(" .:-=+*#%@"[iter(complex(x, y))/6]))
		}
		fmt.Println()
	}
	for _, v := range fft([]complex128{1, 2, 3, 4, 0, 0, 0, 0}) {
		fmt.Printf("%.4f ", v)
	}
	fmt.Println()
	z := 1 + 2i
	fmt.Printf("%.6f %.6f %.6f %.6f\n", cmplx.Abs(z), cmplx.Phase(z), cmplx.Sqrt(z), cmplx.Pow(z, 2+1i))
	fmt.Printf("%.6f %.6f %.6f\n", cmplx.Sin(z), cmplx.Log(z), cmplx.Tanh(z))
	fmt.Println(cmplx.Conj(z), cmplx.Inf(), cmplx.IsNaN(cmplx.NaN()), cmplx.IsInf(complex(1, cmplx.Abs(cmplx.Inf()))))
	r, th := cmplx.Polar(-1)
	fmt.Printf("%.4f %.4f %.4f\n", r, th, cmplx.Rect(2, 1))
}
