package main

func main() {
	var s uint
	for _, s = range []uint{0, 1, 7, 8, 15, 16, 31, 32, 63, 64, 65, 200, 1 << 40} {
		var i8 int8 = -3
		var u8 uint8 = 0xa5
		var i16 int16 = -300
		var u16 uint16 = 0xa5a5
		var i32 int32 = -70000
		var u32 uint32 = 0xa5a5a5a5
		var i64 int64 = -5000000000
		var u64 uint64 = 0xa5a5a5a5a5a5a5a5
		println(s, i8<<s, i8>>s, u8<<s, u8>>s, i16<<s, i16>>s, u16<<s, u16>>s)
		println(s, i32<<s, i32>>s, u32<<s, u32>>s, i64<<s, i64>>s, u64<<s, u64>>s)
	}
	var b uint8 = 200
	println(1<<b, int8(1)<<b, -1>>b, uint64(1)<<(b-150))
	var n int = 3
	println(1<<n, 100>>n, int32(1)<<n)
	var w int64 = 1 << 35
	println(uint32(1)<<w, uint32(1<<31)>>w, -8>>w)
	// untyped constant shifted by variable takes the type of the context
	var f int32 = 1 << n
	var g uint8 = 1 << (n + 5)
	var h = uint16(1<<n + 1)
	println(f, g, h)
	var m int64 = 1 << (n + 40)
	println(m)
	println(uint8(1)<<7>>7, (u(255)<<1)>>1)
	x := 1
	x <<= 63
	println(x)
	x >>= 63
	println(x)
	x <<= 64
	println(x)
	a := [4]int{1, 2, 3, 4}
	println(a[1<<(n-2)])
}

func u(x uint8) uint8 { return x }
