package main

import (
	"fmt"
	"math"
)

type Num interface{ ~int8 | ~int16 | ~uint8 | ~int32 | ~int64 | ~uint64 }

func ops[T Num](a, b T) string {
	return fmt.Sprint(a+b, a-b, a*b, a/b, a%b, a&^b, a<<3, a>>1, -a, ^a)
}

const (
	A = iota * 10
	B
	_
	C = 1 << iota
	D
	E, F = iota, iota + 1
	G, H
)

type Weekday uint8

const (
	Sun Weekday = iota
	Mon
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon"}[d] }

func main() {
	fmt.Println(A, B, C, D, E, F, G, H)
	fmt.Println(ops[int8](-128, -1), ops[uint8](200, 7), ops[int16](math.MinInt16, -1))
	fmt.Println(ops[int32](math.MinInt32, -1), ops[int64](math.MinInt64, -1), ops[uint64](math.MaxUint64, 3))
	var i8 int8 = -7
	fmt.Println(i8/2, i8%2, i8>>1, uint8(i8), uint16(i8), i8<<7, i8>>9)
	var sh uint = 70
	fmt.Println(1<<sh == 0, int32(1)<<sh, int64(-1)>>sh, uint32(1)<<(sh-39))
	f := 1e300
	fmt.Println(f*f, -f*f, math.Inf(1)-math.Inf(1), 1/math.Inf(-1))
	fmt.Println(uint8(int(f32(3.99))), int64(float32(16777217)), float32(0.1), float64(float32(0.1)))
	c := complex(1, -2)
	fmt.Println(c*c, c/complex(0, 1), real(c), imag(c), c == complex(1, -2), -c)
	fmt.Printf("%v %g %.2f %8.1f\n", c, c, c, c)
	fmt.Println(Sun, Mon, []Weekday{0, 1}, map[Weekday]int{Mon: 1}, struct{ D Weekday }{1})
	fmt.Printf("%d %v %s %x %q %T\n", Mon, Mon, Mon, Mon, Mon, Mon)
	nan := math.NaN()
	m := map[float64]int{nan: 1, nan: 2, 0: 3}
	m[nan] = 4
	m[math.Copysign(0, -1)] = 9
	fmt.Println(len(m), m[0], m[nan])
	delete(m, nan)
	fmt.Println(len(m))
	clear(m)
	fmt.Println(len(m), nan == nan, nan != nan, nan < nan, [1]float64{nan} == [1]float64{nan})
	fmt.Println(min(1, 2.5, -3), max("a", "b"), min(nan, 1), max(math.Copysign(0, -1), 0))
	const big = 1 << 100
	fmt.Println(big>>98, float64(big), big/3>>90)
	for i, r := range "a\xffb\xc0\xafé\xe2\x82" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	s := "héllo\xff"
	fmt.Println([]rune(s), []byte(s), string([]rune{0x10FFFF + 1, -1, 'x', 0xD800}), len(string(rune(-1))))
	fmt.Printf("%q %+q %x % X %U %#U\n", s, s, s, s, 'é', 'é')
}

func f32(x float32) float32 { return x }
