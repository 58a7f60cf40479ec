package main

// Conversions of uint64 to every numeric type.

var vals = []uint64{0, 1, 65, 200, 6148914691236517205, 9223372036854775808, 18446744073709551614, 18446744073709551615}

type named uint64

func main() {
	for _, v := range vals {
		println(v, int8(v), int16(v), int32(v), int64(v), int(v))
		println(uint8(v), uint16(v), uint32(v), uint64(v), uint(v), uint64(uintptr(v)))
		println(float32(v), float64(v), int64(float64(v)) == int64(v), float64(named(v)) == float64(v))
		println(uint8(int8(v)), int16(uint8(v)), int(uint16(v)), uint64(int32(v)), int64(uint32(v)), uint32(int16(v)))
	}
	for _, v := range vals {
		print(string(rune(v)), " ")
	}
	println()
}
