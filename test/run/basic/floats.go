package main

func nan() float64 { z := 0.0; return z / z }

func main() {
	z := 0.0
	inf := 1 / z
	n := nan()
	println(inf, -inf, n, z, -z, 1/-z)
	negz := -z
	println(negz == 0, 1/negz)
	negz = z * -1
	println(1/negz < 0)
	println(n == n, n != n, n < n, n > n, n <= n, n >= n, n < 1, n > 1)
	println(!(n < 1), !(n >= 1))
	println(inf > 1e308, -inf < -1e308, inf == inf, inf-inf != inf-inf)
	println(1.5, -2.25, 1e100, 1e-100, 123456789.0, 0.1, 1.0/3)
	var f32 float32 = 0.1
	println(f32, float64(f32), f32*f32, f32 == 0.1, float64(f32) == 0.1)
	var big float32 = 3e38
	println(big*10, big+big == big*2)
	var s float32 = 16777216
	println(s+1 == s, s+2 == s)
	a, b, c := 1e16, 1.0, -1e16
	println(a+b+c, a+c+b)
	x := 0.1
	y := 0.2
	println(x+y == 0.3, x+y, x+y > 0.3)
	const cx, cy = 0.1, 0.2
	println(cx+cy == 0.3)
	if n < 1 || n >= 1 {
		println("bad")
	} else {
		println("ok")
	}
	for _, v := range []float64{n, inf, 0, -1} {
		switch {
		case v != v:
			println("nan")
		case v > 0:
			println("pos")
		case v < 0:
			println("neg")
		default:
			println("zero")
		}
	}
	q := 5e-324
	println(q > 0, q/2 == 0, q*0.5)
	println(1.7976931348623157e308*1.0 < inf, 0x1p-2, 0x1.8p1)
	x++
	x -= 2
	x *= 4
	x /= 3
	println(x)
}
