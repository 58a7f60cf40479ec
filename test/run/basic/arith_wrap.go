package main

func main() {
	var i8 int8 = 127
	i8++
	println(i8)
	i8 = -128
	i8--
	println(i8)
	i8 = -128
	println(-i8, i8/-1, i8%-1, i8*i8)
	var u8 uint8 = 255
	u8++
	println(u8)
	u8--
	println(u8)
	println(-u8, ^u8, u8*u8, u8+u8)
	var i16 int16 = 32767
	i16 += 2
	println(i16)
	i16 = -32768
	println(-i16, i16-1, i16*2, i16/-1)
	var u16 uint16 = 65535
	println(u16+1, u16*u16, -u16, ^u16, u16<<1)
	var i32 int32 = 1<<31 - 1
	println(i32+1, i32*2, i32*i32, -i32-2)
	i32 = -1 << 31
	println(-i32, i32/-1, i32%-1, i32-1)
	var u32 uint32 = 1<<32 - 1
	println(u32+1, u32*u32, -u32, u32<<31, ^u32)
	var i64 int64 = 1<<63 - 1
	println(i64+1, i64*2, i64*i64)
	i64 = -1 << 63
	println(-i64, i64/-1, i64%-1, i64-1)
	var u64 uint64 = 1<<64 - 1
	println(u64+1, u64*u64, -u64, u64/3, u64%10)
	var up uintptr = 0
	up--
	println(uint64(up))
	x := 10
	x += 5
	x -= 3
	x *= 7
	x /= 5
	x %= 9
	x <<= 5
	x >>= 2
	x |= 3
	x &= 0x1f
	x ^= 0xff
	x &^= 0x0f
	println(x)
}
