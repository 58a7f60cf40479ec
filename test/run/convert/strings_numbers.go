package main

type S string
type B []byte
type R []rune
type Code int
type Byte byte

func main() {
	for _, n := range []int{0, 65, 127, 128, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff, 0x10000, 0x10ffff, 0x110000, -1, 1 << 40} {
		s := string(rune(n))
		print(len(s), ":")
		for i := 0; i < len(s); i++ {
			print(s[i], ",")
		}
		print(" ")
	}
	println()
	println(string(rune(Code(66))), S(rune(67)), string(Byte(68)) == "D", string([]Byte{69, 70}))
	b := B("named")
	b[0] = 'N'
	println(string(b), S(b), string(R("rune")[1:]))
	r := []rune(S("añ"))
	println(len(r), r[1], string(r))
	i := 3.99
	println(int(i), int(-i), uint8(i), int64(float32(16777217)), float32(16777217) == 16777216)
	var f float64 = 1<<53 + 1
	println(int64(f), int64(f)+1, uint64(float64(1<<63)))
	var u uint8 = 200
	println(int8(u), int(int8(u)), uint16(int8(u)), uint64(int8(u)), -u, ^u, int(-u))
	var n int16 = -300
	println(uint8(n), uint16(n), int32(uint16(n)), byte(n>>8), n>>8)
	const big = 1 << 40
	var w int64 = big
	println(int32(w+5), uint8(w|255), int16(w>>25))
	c := 'a'
	c += 2
	println(c, string(c), 'a'+1, "abc"[1]-'a')
	var h uintptr = 255
	println(uint64(h)<<1, int(h))
	println(float32(0.1)+float32(0.2) == float32(0.3), float64(float32(0.1)) == 0.1, 0.1+0.2)
	x := 7
	println(float64(x)/2, x/2, float64(x/2), 1/float64(x) < 0.15, int(1e3), uint32(1<<32-1))
	println(complex64(complex(1, 2)) == 1+2i, real(complex(float32(x), 0)), imag(complex128(3i)))
	bs := []byte("\x00\xff")
	println(len(string(bs)), bs[1], string(bs[:1]) == "\x00", len([]rune(string(bs))))
	type A struct{ X int }
	type B2 struct{ X int }
	type C struct {
		X int `tag:"x"`
	}
	println(B2(A{1}).X, A(C{2}).X, (*C)(&A{3}).X, struct{ X int }(B2{4}).X)
}
