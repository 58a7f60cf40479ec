package main

func popcount(x uint64) (n int) {
	for x != 0 {
		x &= x - 1
		n++
	}
	return
}

func rotl(x uint32, k uint) uint32 { return x<<k | x>>(32-k) }

func reverse8(b uint8) uint8 {
	b = b>>4 | b<<4
	b = b&0xcc>>2 | b&0x33<<2
	b = b&0xaa>>1 | b&0x55<<1
	return b
}

func main() {
	println(6&3, 6|3, 6^3, 6&^3, ^6)
	var a, b int8 = -1, 0x55
	println(a&b, a|b, a^b, a&^b, ^a, ^b)
	var c, d uint16 = 0xff00, 0x0ff0
	println(c&d, c|d, c^d, c&^d, ^c)
	println(popcount(0), popcount(1<<64-1), popcount(0x8000000000000001))
	println(rotl(0x80000001, 1), rotl(0xdeadbeef, 16), rotl(1, 0))
	for _, v := range []uint8{0, 1, 2, 0x80, 0xa5, 0xff, 0x12} {
		print(reverse8(v), " ")
	}
	println()
	// precedence: & and << bind like *, | and ^ like +
	println(1|2&3, 1+2<<3, 1<<2+3, 5&^1|2, 7^2&3, 2*3&4, 1<<3|1<<1)
	println(-5&3, -5|3, -5^3, -5>>1, -5<<1, ^-5)
	println(!true || false && true, 1 < 2 == true, 3 == 3 && 4 != 4)
	x := uint32(12345)
	x ^= x << 13
	x ^= x >> 17
	x ^= x << 5
	println(x)
	h := uint32(2166136261)
	for _, ch := range []byte("hello") {
		h ^= uint32(ch)
		h *= 16777619
	}
	println(h)
	h64 := uint64(14695981039346656037)
	for _, ch := range []byte("hello") {
		h64 ^= uint64(ch)
		h64 *= 1099511628211
	}
	println(h64)
}
