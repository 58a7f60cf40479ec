package main

import (
	"fmt"
	"math"
	"math/bits"
)

func main() {
	vals := []float64{0, math.Copysign(0, -1), 0.5, -0.5, 1, -1, 1.5, 2.5, -2.5, 3.7, 10, 1e10, 1e-10, 1e300, math.Inf(1), math.Inf(-1), math.NaN(), math.Pi, 4503599627370497.5, 0.49999999999999994}
	for _, v := range vals {
		fmt.Println(v, math.Floor(v), math.Ceil(v), math.Trunc(v), math.Round(v), math.RoundToEven(v), math.Abs(v), math.Sqrt(v), math.Cbrt(v), math.Signbit(v))
		fr, e := math.Frexp(v)
		ip, fp := math.Modf(v)
		fmt.Println(math.Log(v), math.Log2(v), math.Log10(v), math.Log1p(v), math.Exp(v), math.Exp2(v), math.Expm1(v), fr, e, ip, fp, math.IsNaN(v), math.IsInf(v, 0))
	}
	for _, v := range vals[:12] {
		fmt.Println(math.Sin(v), math.Cos(v), math.Tan(v), math.Asin(v), math.Acos(v), math.Atan(v), math.Sinh(v), math.Cosh(v), math.Tanh(v), math.Asinh(v), math.Gamma(v), math.Erf(v))
	}
	for _, p := range [][2]float64{{2, 10}, {2, 0.5}, {-2, 3}, {-2, 0.5}, {0, -1}, {0, 0}, {1, math.NaN()}, {math.Inf(1), -1}, {1.5, -2.5}, {10, 308}, {10, 309}} {
		x, y := p[0], p[1]
		fmt.Println(math.Pow(x, y), math.Mod(x, y), math.Remainder(x, y), math.Atan2(x, y), math.Hypot(x, y), math.Max(x, y), math.Min(x, y), math.Dim(x, y), math.Copysign(x, y), math.Nextafter(x, y), math.FMA(x, y, 1))
	}
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.MaxInt8, math.MinInt16, math.MaxFloat32, math.E)
	fmt.Println(math.Float64bits(1.5), math.Float32bits(-0.1), math.Float64frombits(0x4009_21fb_5444_2d18), math.Ldexp(0.5, 10), math.Ilogb(1000), math.Logb(0.1))
	for _, u := range []uint64{0, 1, 2, 0xff, 1 << 63, 1<<64 - 1, 0x0123456789abcdef} {
		fmt.Println(bits.LeadingZeros64(u), bits.TrailingZeros64(u), bits.OnesCount64(u), bits.Len64(u), bits.Reverse64(u), bits.ReverseBytes64(u), bits.RotateLeft64(u, 13), bits.RotateLeft64(u, -3), bits.Len8(uint8(u)), bits.TrailingZeros16(uint16(u)), bits.Reverse8(uint8(u)))
	}
	hi, lo := bits.Mul64(1<<63, 6)
	s, c := bits.Add64(1<<64-1, 1, 0)
	d, b := bits.Sub64(0, 1, 0)
	q, r := bits.Div64(1, 5, 10)
	fmt.Println(hi, lo, s, c, d, b, q, r)
	func() {
		defer func() { fmt.Println(recover()) }()
		bits.Div64(5, 0, 5)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		bits.Div64(5, 0, 0)
	}()
}
