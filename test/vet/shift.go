package p

func f[T int8 | int64](a int8, b uint32, t T) {
	_ = a << 8
	_ = a >> 7
	b <<= 32
	_ = t << 8
	_ = b >> (4 * 10)
	if false {
		_ = a << 9
	}
	switch 8 {
	case 4:
		_ = a << 9
	case 8:
		_ = a << 10
	}
	const c = 1 << 100 >> 98
}
