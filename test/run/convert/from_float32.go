package main

// Conversions of float32 to every numeric type, those out of range included.

var vals = []float32{0, 1, 1.5, -1.5, 0.99, -0.99, 127, 128, -128, -129, 255, 256, 32767.5, 65535, 65536, 2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296, 9007199254740993, 9223372036854774784, 1e15, 1e18, 1e19, -1e19, 1e38, -1e38}

type named float32

func main() {
	for _, v := range vals {
		println(v, int8(v), int16(v), int32(v), int64(v), int(v))
		println(uint8(v), uint16(v), uint32(v), uint64(v), uint(v), uint64(uintptr(v)))
		println(float32(v), float64(v), int64(float64(v)) == int64(v), float64(named(v)) == float64(v))
		println(uint8(int8(v)), int16(uint8(v)), int(uint16(v)), uint64(int32(v)), int64(uint32(v)), uint32(int16(v)))
	}
	zero := vals[0]
	inf, nan := 1/zero, zero/zero
	for _, v := range []float32{inf, -inf, nan, -nan} {
		println(int8(v), int16(v), int32(v), int64(v), int(v))
		println(uint8(v), uint16(v), uint32(v), uint64(v), uint(v))
	}
}
