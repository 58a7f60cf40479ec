package main

import "fmt"

// Untyped constants in every form, used where only the instance says what type they get.

const kf, kc = 4 / 2.0, 2 + 0i

type (
	ints interface {
		~int | ~int8 | ~uint16 | ~uint64
	}
	floats      interface{ ~float32 | ~float64 }
	complexs    interface{ ~complex64 | ~complex128 }
	numbers     interface{ ints | floats | complexs }
	ordered     interface{ ints | floats }
	my          int8
	pair[T any] struct{ a, b T }
)

func id[T any](x T) T                 { return x }
func list[T any](x ...T) []T          { return x }
func (p *pair[T]) set(a, b T) pair[T] { p.a, p.b = a, b; return *p }

func arithFloat[T numbers](x T) []T {
	y := x
	y += 2.0
	y *= 2.0
	y -= 2.0
	y /= 2.0
	return []T{x + 2.0, x - 2.0, x * 2.0, x / 2.0, 2.0 + x, 2.0 - x, 2.0 * x, 2.0 / x, y, -(x + 2.0), 2.0 + 2.0 + x}
}

func usesFloat[T numbers](x T) []any {
	var a T = 2.0
	b := T(2.0)
	c := x
	c, a = 2.0, c
	ch := make(chan T, 2)
	ch <- 2.0
	select {
	case ch <- 2.0:
	default:
	}
	m := map[T]T{2.0: 2.0}
	m[2.0] += 2.0
	p := new(T)
	*p = 2.0
	var q pair[T]
	var sw string
	switch x - 1 {
	case 2.0:
		sw = "two"
	}
	f := func(a ...T) (r, s T) { return a[1], 2.0 }
	r, s := f(2.0, 2.0)
	return []any{a, b, c, <-ch, <-ch, m, *p, q.set(2.0, x), pair[T]{2.0, 2.0}, sw, r, s, x == 2.0, 2.0 != x, any(x-1) == any(T(2.0)),
		[]T{2.0, 2: 2.0}, [2]T{2.0}, append([]T(nil), 2.0, x), id[T](2.0), id(T(2.0)), list[T](2.0, x, 2.0)}
}

func compareFloat[T ordered](x T) []any {
	return []any{x < 2.0, 2.0 >= x, min(x, 2.0), max(2.0, x), min(2.0, x, 1.0)}
}

func bitsFloat[T ints](x T) []any {
	s, one := []T{1, 2, 3, 4}, 1
	y, z, w := x, x, x
	y <<= 2.0
	z >>= 2.0
	w |= 2.0
	w &= 2.0
	w ^= 1.0
	w %= 2.0
	s[2.0] <<= 2.0
	m := map[string]T{"a": 3}
	m["a"] <<= 2.0
	m["a"] %= 5.0
	sum := T(0)
	for i := T(2.0); i < 4*2.0; i += 2.0 {
		sum += i
	}
	return []any{x & 2.0, x | 2.0, 2.0 ^ x, x % 2.0, x &^ 2.0, x << 2.0, x >> 2.0, T(2.0) << 2.0, T(2.0) << one, x + 2.0<<one, []T{2.0 << one}, y, z, w, m, sum,
		s[2.0], s[2.0:], s[:2.0:2.0], "abcd"[2.0], "abcd"[2.0:], make([]T, 2.0, 2.0), cap(make(chan T, 2.0)), len(make(map[T]T, 2.0)),
		[...]T{2.0: 2.0}, float64(x) * 2.0, complex(float64(x), 2.0)}
}

func arithComplex[T numbers](x T) []T {
	y := x
	y += 2 + 0i
	y *= 2 + 0i
	y -= 2 + 0i
	y /= 2 + 0i
	return []T{x + 2 + 0i, x - 2 + 0i, x*2 + 0i, x/2 + 0i, 2 + 0i + x, 2 + 0i - x, 2 + 0i*x, 2 + 0i/x, y, -(x + 2 + 0i), 2 + 0i + 2 + 0i + x}
}

func usesComplex[T numbers](x T) []any {
	var a T = 2 + 0i
	b := T(2 + 0i)
	c := x
	c, a = 2+0i, c
	ch := make(chan T, 2)
	ch <- 2 + 0i
	select {
	case ch <- 2 + 0i:
	default:
	}
	m := map[T]T{2 + 0i: 2 + 0i}
	m[2+0i] += 2 + 0i
	p := new(T)
	*p = 2 + 0i
	var q pair[T]
	var sw string
	switch x - 1 {
	case 2 + 0i:
		sw = "two"
	}
	f := func(a ...T) (r, s T) { return a[1], 2 + 0i }
	r, s := f(2+0i, 2+0i)
	return []any{a, b, c, <-ch, <-ch, m, *p, q.set(2+0i, x), pair[T]{2 + 0i, 2 + 0i}, sw, r, s, x == 2+0i, 2+0i != x, any(x-1) == any(T(2+0i)),
		[]T{2 + 0i, 2: 2 + 0i}, [2]T{2 + 0i}, append([]T(nil), 2+0i, x), id[T](2 + 0i), id(T(2 + 0i)), list[T](2+0i, x, 2+0i)}
}


func bitsComplex[T ints](x T) []any {
	s, one := []T{1, 2, 3, 4}, 1
	y, z, w := x, x, x
	y <<= 2 + 0i
	z >>= 2 + 0i
	w |= 2 + 0i
	w &= 2 + 0i
	w ^= 1.0
	w %= 2 + 0i
	s[2+0i] <<= 2 + 0i
	m := map[string]T{"a": 3}
	m["a"] <<= 2 + 0i
	m["a"] %= 5.0
	sum := T(0)
	for i := T(2 + 0i); i != 8; i += 2 + 0i {
		sum += i
	}
	return []any{x&2 + 0i, x | 2 + 0i, 2 + 0i ^ x, x%2 + 0i, x&^2 + 0i, x<<2 + 0i, x>>2 + 0i, T(2+0i)<<2 + 0i, T(2+0i) << one, x + 2 + 0i<<one, []T{2 + 0i<<one}, y, z, w, m, sum,
		s[2+0i], s[2+0i:], s[: 2+0i : 2+0i], "abcd"[2+0i], "abcd"[2+0i:], make([]T, 2+0i, 2+0i), cap(make(chan T, 2+0i)), len(make(map[T]T, 2+0i)),
		[...]T{2 + 0i: 2 + 0i}, float64(x)*2 + 0i, complex(float64(x), 2+0i)}
}

func arithRune[T numbers](x T) []T {
	y := x
	y += '\x02'
	y *= '\x02'
	y -= '\x02'
	y /= '\x02'
	return []T{x + '\x02', x - '\x02', x * '\x02', x / '\x02', '\x02' + x, '\x02' - x, '\x02' * x, '\x02' / x, y, -(x + '\x02'), '\x02' + '\x02' + x}
}

func usesRune[T numbers](x T) []any {
	var a T = '\x02'
	b := T('\x02')
	c := x
	c, a = '\x02', c
	ch := make(chan T, 2)
	ch <- '\x02'
	select {
	case ch <- '\x02':
	default:
	}
	m := map[T]T{'\x02': '\x02'}
	m['\x02'] += '\x02'
	p := new(T)
	*p = '\x02'
	var q pair[T]
	var sw string
	switch x - 1 {
	case '\x02':
		sw = "two"
	}
	f := func(a ...T) (r, s T) { return a[1], '\x02' }
	r, s := f('\x02', '\x02')
	return []any{a, b, c, <-ch, <-ch, m, *p, q.set('\x02', x), pair[T]{'\x02', '\x02'}, sw, r, s, x == '\x02', '\x02' != x, any(x-1) == any(T('\x02')),
		[]T{'\x02', 2: '\x02'}, [2]T{'\x02'}, append([]T(nil), '\x02', x), id[T]('\x02'), id(T('\x02')), list[T]('\x02', x, '\x02')}
}

func compareRune[T ordered](x T) []any {
	return []any{x < '\x02', '\x02' >= x, min(x, '\x02'), max('\x02', x), min('\x02', x, 1.0)}
}

func bitsRune[T ints](x T) []any {
	s, one := []T{1, 2, 3, 4}, 1
	y, z, w := x, x, x
	y <<= '\x02'
	z >>= '\x02'
	w |= '\x02'
	w &= '\x02'
	w ^= 1.0
	w %= '\x02'
	s['\x02'] <<= '\x02'
	m := map[string]T{"a": 3}
	m["a"] <<= '\x02'
	m["a"] %= 5.0
	sum := T(0)
	for i := T('\x02'); i < 4*'\x02'; i += '\x02' {
		sum += i
	}
	return []any{x & '\x02', x | '\x02', '\x02' ^ x, x % '\x02', x &^ '\x02', x << '\x02', x >> '\x02', T('\x02') << '\x02', T('\x02') << one, x + '\x02'<<one, []T{'\x02' << one}, y, z, w, m, sum,
		s['\x02'], s['\x02':], s[:'\x02':'\x02'], "abcd"['\x02'], "abcd"['\x02':], make([]T, '\x02', '\x02'), cap(make(chan T, '\x02')), len(make(map[T]T, '\x02')),
		[...]T{'\x02': '\x02'}, float64(x) * '\x02', complex(float64(x), '\x02')}
}

func arithNamedF[T numbers](x T) []T {
	y := x
	y += kf
	y *= kf
	y -= kf
	y /= kf
	return []T{x + kf, x - kf, x * kf, x / kf, kf + x, kf - x, kf * x, kf / x, y, -(x + kf), kf + kf + x}
}

func usesNamedF[T numbers](x T) []any {
	var a T = kf
	b := T(kf)
	c := x
	c, a = kf, c
	ch := make(chan T, 2)
	ch <- kf
	select {
	case ch <- kf:
	default:
	}
	m := map[T]T{kf: kf}
	m[kf] += kf
	p := new(T)
	*p = kf
	var q pair[T]
	var sw string
	switch x - 1 {
	case kf:
		sw = "two"
	}
	f := func(a ...T) (r, s T) { return a[1], kf }
	r, s := f(kf, kf)
	return []any{a, b, c, <-ch, <-ch, m, *p, q.set(kf, x), pair[T]{kf, kf}, sw, r, s, x == kf, kf != x, any(x-1) == any(T(kf)),
		[]T{kf, 2: kf}, [2]T{kf}, append([]T(nil), kf, x), id[T](kf), id(T(kf)), list[T](kf, x, kf)}
}

func compareNamedF[T ordered](x T) []any {
	return []any{x < kf, kf >= x, min(x, kf), max(kf, x), min(kf, x, 1.0)}
}

func bitsNamedF[T ints](x T) []any {
	s, one := []T{1, 2, 3, 4}, 1
	y, z, w := x, x, x
	y <<= kf
	z >>= kf
	w |= kf
	w &= kf
	w ^= 1.0
	w %= kf
	s[kf] <<= kf
	m := map[string]T{"a": 3}
	m["a"] <<= kf
	m["a"] %= 5.0
	sum := T(0)
	for i := T(kf); i < 4*kf; i += kf {
		sum += i
	}
	return []any{x & kf, x | kf, kf ^ x, x % kf, x &^ kf, x << kf, x >> kf, T(kf) << kf, T(kf) << one, x + kf<<one, []T{kf << one}, y, z, w, m, sum,
		s[kf], s[kf:], s[:kf:kf], "abcd"[kf], "abcd"[kf:], make([]T, kf, kf), cap(make(chan T, kf)), len(make(map[T]T, kf)),
		[...]T{kf: kf}, float64(x) * kf, complex(float64(x), kf)}
}

func arithNamedC[T numbers](x T) []T {
	y := x
	y += kc
	y *= kc
	y -= kc
	y /= kc
	return []T{x + kc, x - kc, x * kc, x / kc, kc + x, kc - x, kc * x, kc / x, y, -(x + kc), kc + kc + x}
}

func usesNamedC[T numbers](x T) []any {
	var a T = kc
	b := T(kc)
	c := x
	c, a = kc, c
	ch := make(chan T, 2)
	ch <- kc
	select {
	case ch <- kc:
	default:
	}
	m := map[T]T{kc: kc}
	m[kc] += kc
	p := new(T)
	*p = kc
	var q pair[T]
	var sw string
	switch x - 1 {
	case kc:
		sw = "two"
	}
	f := func(a ...T) (r, s T) { return a[1], kc }
	r, s := f(kc, kc)
	return []any{a, b, c, <-ch, <-ch, m, *p, q.set(kc, x), pair[T]{kc, kc}, sw, r, s, x == kc, kc != x, any(x-1) == any(T(kc)),
		[]T{kc, 2: kc}, [2]T{kc}, append([]T(nil), kc, x), id[T](kc), id(T(kc)), list[T](kc, x, kc)}
}


func bitsNamedC[T ints](x T) []any {
	s, one := []T{1, 2, 3, 4}, 1
	y, z, w := x, x, x
	y <<= kc
	z >>= kc
	w |= kc
	w &= kc
	w ^= 1.0
	w %= kc
	s[kc] <<= kc
	m := map[string]T{"a": 3}
	m["a"] <<= kc
	m["a"] %= 5.0
	sum := T(0)
	for i := T(kc); i != 8; i += kc {
		sum += i
	}
	return []any{x & kc, x | kc, kc ^ x, x % kc, x &^ kc, x << kc, x >> kc, T(kc) << kc, T(kc) << one, x + kc<<one, []T{kc << one}, y, z, w, m, sum,
		s[kc], s[kc:], s[:kc:kc], "abcd"[kc], "abcd"[kc:], make([]T, kc, kc), cap(make(chan T, kc)), len(make(map[T]T, kc)),
		[...]T{kc: kc}, float64(x) * kc, complex(float64(x), kc)}
}

// Rounded when the type is known, once.
func fractions[T floats | complexs](x T) []any {
	return []any{x + 0.1, 0.1 * x, T(0.1), x == 3.0000000001, []T{16777217, 1e-3}, x - 16777217}
}

func imaginary[T complexs](x T) []any {
	return []any{x + 1i, (1 + 2i) / x, T(0.1i), []T{(2 + 1i) * (2 - 1i)}, x == 3+0i}
}

func shifts() {
	k, u, a, m := 1, uint8(3), []int{1, 2}, map[string]int{"a": 1}
	k <<= 2.0
	u <<= 3 + 0i
	a[1] <<= 4 / 2.0
	m["a"] <<= '\x03'
	s := struct{ x int64 }{5}
	s.x >>= 1.0
	fmt.Println(k, u, a, m, s, k<<1.0, k>>(2+0i), 1<<3.0<<k)
}
func main() {
	fmt.Println(arithFloat[int](3), usesFloat[int](3))
	fmt.Println(arithFloat[int8](3), usesFloat[int8](3))
	fmt.Println(arithFloat[my](3), usesFloat[my](3))
	fmt.Println(arithFloat[uint16](3), usesFloat[uint16](3))
	fmt.Println(arithFloat[uint64](3), usesFloat[uint64](3))
	fmt.Println(arithFloat[float32](3), usesFloat[float32](3))
	fmt.Println(arithFloat[float64](3), usesFloat[float64](3))
	fmt.Println(arithFloat[complex64](3), usesFloat[complex64](3))
	fmt.Println(arithFloat[complex128](3), usesFloat[complex128](3))
	fmt.Println(compareFloat[int](3))
	fmt.Println(compareFloat[int8](3))
	fmt.Println(compareFloat[my](3))
	fmt.Println(compareFloat[uint16](3))
	fmt.Println(compareFloat[uint64](3))
	fmt.Println(compareFloat[float32](3))
	fmt.Println(compareFloat[float64](3))
	fmt.Println(bitsFloat[int](3))
	fmt.Println(bitsFloat[int8](3))
	fmt.Println(bitsFloat[my](3))
	fmt.Println(bitsFloat[uint16](3))
	fmt.Println(bitsFloat[uint64](3))
	fmt.Println(arithComplex[int](3), usesComplex[int](3))
	fmt.Println(arithComplex[int8](3), usesComplex[int8](3))
	fmt.Println(arithComplex[my](3), usesComplex[my](3))
	fmt.Println(arithComplex[uint16](3), usesComplex[uint16](3))
	fmt.Println(arithComplex[uint64](3), usesComplex[uint64](3))
	fmt.Println(arithComplex[float32](3), usesComplex[float32](3))
	fmt.Println(arithComplex[float64](3), usesComplex[float64](3))
	fmt.Println(arithComplex[complex64](3), usesComplex[complex64](3))
	fmt.Println(arithComplex[complex128](3), usesComplex[complex128](3))
	fmt.Println(bitsComplex[int](3))
	fmt.Println(bitsComplex[int8](3))
	fmt.Println(bitsComplex[my](3))
	fmt.Println(bitsComplex[uint16](3))
	fmt.Println(bitsComplex[uint64](3))
	fmt.Println(arithRune[int](3), usesRune[int](3))
	fmt.Println(arithRune[int8](3), usesRune[int8](3))
	fmt.Println(arithRune[my](3), usesRune[my](3))
	fmt.Println(arithRune[uint16](3), usesRune[uint16](3))
	fmt.Println(arithRune[uint64](3), usesRune[uint64](3))
	fmt.Println(arithRune[float32](3), usesRune[float32](3))
	fmt.Println(arithRune[float64](3), usesRune[float64](3))
	fmt.Println(arithRune[complex64](3), usesRune[complex64](3))
	fmt.Println(arithRune[complex128](3), usesRune[complex128](3))
	fmt.Println(compareRune[int](3))
	fmt.Println(compareRune[int8](3))
	fmt.Println(compareRune[my](3))
	fmt.Println(compareRune[uint16](3))
	fmt.Println(compareRune[uint64](3))
	fmt.Println(compareRune[float32](3))
	fmt.Println(compareRune[float64](3))
	fmt.Println(bitsRune[int](3))
	fmt.Println(bitsRune[int8](3))
	fmt.Println(bitsRune[my](3))
	fmt.Println(bitsRune[uint16](3))
	fmt.Println(bitsRune[uint64](3))
	fmt.Println(arithNamedF[int](3), usesNamedF[int](3))
	fmt.Println(arithNamedF[int8](3), usesNamedF[int8](3))
	fmt.Println(arithNamedF[my](3), usesNamedF[my](3))
	fmt.Println(arithNamedF[uint16](3), usesNamedF[uint16](3))
	fmt.Println(arithNamedF[uint64](3), usesNamedF[uint64](3))
	fmt.Println(arithNamedF[float32](3), usesNamedF[float32](3))
	fmt.Println(arithNamedF[float64](3), usesNamedF[float64](3))
	fmt.Println(arithNamedF[complex64](3), usesNamedF[complex64](3))
	fmt.Println(arithNamedF[complex128](3), usesNamedF[complex128](3))
	fmt.Println(compareNamedF[int](3))
	fmt.Println(compareNamedF[int8](3))
	fmt.Println(compareNamedF[my](3))
	fmt.Println(compareNamedF[uint16](3))
	fmt.Println(compareNamedF[uint64](3))
	fmt.Println(compareNamedF[float32](3))
	fmt.Println(compareNamedF[float64](3))
	fmt.Println(bitsNamedF[int](3))
	fmt.Println(bitsNamedF[int8](3))
	fmt.Println(bitsNamedF[my](3))
	fmt.Println(bitsNamedF[uint16](3))
	fmt.Println(bitsNamedF[uint64](3))
	fmt.Println(arithNamedC[int](3), usesNamedC[int](3))
	fmt.Println(arithNamedC[int8](3), usesNamedC[int8](3))
	fmt.Println(arithNamedC[my](3), usesNamedC[my](3))
	fmt.Println(arithNamedC[uint16](3), usesNamedC[uint16](3))
	fmt.Println(arithNamedC[uint64](3), usesNamedC[uint64](3))
	fmt.Println(arithNamedC[float32](3), usesNamedC[float32](3))
	fmt.Println(arithNamedC[float64](3), usesNamedC[float64](3))
	fmt.Println(arithNamedC[complex64](3), usesNamedC[complex64](3))
	fmt.Println(arithNamedC[complex128](3), usesNamedC[complex128](3))
	fmt.Println(bitsNamedC[int](3))
	fmt.Println(bitsNamedC[int8](3))
	fmt.Println(bitsNamedC[my](3))
	fmt.Println(bitsNamedC[uint16](3))
	fmt.Println(bitsNamedC[uint64](3))
	fmt.Println(fractions[float32](3), fractions[float64](3), fractions[complex64](3), fractions[complex128](3))
	fmt.Println(imaginary[complex64](3), imaginary[complex128](3))
	shifts()
}
