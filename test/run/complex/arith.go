package main

import "fmt"

func main() {
	a, b := 3+4i, 1-2i
	fmt.Println(a+b, a-b, a*b, a/b, -a, +a)
	fmt.Println(real(a), imag(b), a == b, a != b, a == 3+4i)
	var c64 complex64 = complex64(a)
	c64 *= c64
	fmt.Println(c64, real(c64), complex128(c64)/2)
	x, y := 1.5, -2.5
	z := complex(x, y)
	z += 1
	z -= 2i
	z *= 2
	z /= 1i
	fmt.Println(z)
	const k = (1 + 2i) * (3 - 1i)
	fmt.Println(k, real(k), imag(k))
	var zero complex128
	inf := 1 / real(zero)
	nan := inf - inf
	fmt.Println(a/zero, zero/zero, complex(inf, nan), complex(nan, 1) == complex(nan, 1), complex(inf, 0)*complex(0, 1))
	fmt.Println(complex(inf, inf)/complex(1, 1), complex(1, 1)/complex(inf, inf), complex(x, 2)/complex(0, 1e-320))
	fmt.Printf("%v %.2f %g %e %8.1f|%T %T\n", a, a, b, b, b, a, c64)
	m := map[complex128]string{1i: "i", 2: "two"}
	fmt.Println(m[complex(0, 1)], m[2], len(m))
	s := []complex64{1, 2i, 3 + 3i}
	var t complex64
	for _, v := range s {
		t += v
	}
	fmt.Println(t, len(s))
	arr := [2]complex128{a, b}
	i := 1
	arr[i] *= arr[i-1]
	fmt.Println(arr)
	var e any = a
	fmt.Println(e == any(3+4i), e == any(complex64(3+4i)))
	f := func(c complex128) (re, im float64) { return real(c), imag(c) }
	fmt.Println(f(b))
	type C complex64
	var q C = 2 + 3i
	fmt.Println(q*q, real(q), C(complex(1, float32(2))))
	st := struct {
		a bool
		c complex64
		d complex128
	}{true, 1i, 2i}
	p := &st.d
	*p += 5
	cp := st
	st.c = 9
	fmt.Println(cp, st)
	var r float32 = real(q)
	fmt.Println(r, real(2i), imag(5), complex(1, 2))
	pow := 1 + 0i
	for range 8 {
		pow *= 1 + 1i
	}
	fmt.Println(pow)
	ch := make(chan complex128, 1)
	ch <- pow
	fmt.Println(<-ch)
	switch a {
	case 3 + 4i:
		fmt.Println("matched")
	}
}
