package main

const huge = 1 << 200
const big = huge >> 198
const third = 1.0 / 3
const exact = third * 3

const (
	maxI64 = 1<<63 - 1
	minI64 = -1 << 63
	maxU64 = 1<<64 - 1
	maxU8  = 1<<8 - 1
)

const pi = 3.14159265358979323846264338327950288419716939937510582097494459

type typed int8

const t typed = 100

const c = 'a' + 1
const d = 'a' + 1.0
const e = 2 * 3.5
const str = "con" + "cat"
const l = len(str)
const cplx = 3 + 4i
const re = real(cplx)
const im = imag(cplx)
const b = 1 < 2 && "a" < "b"

func main() {
	println(big, exact == 1, huge/(huge-1) == 1)
	var i64 int64 = maxI64
	var m64 int64 = minI64
	var u64 uint64 = maxU64
	var u8 uint8 = maxU8
	println(i64, m64, u64, u8)
	println(int64(maxI64), int64(minI64), uint64(maxU64))
	var f32 float32 = pi
	var f64 float64 = pi
	println(f32 == 3.1415927, f64 == 3.141592653589793)
	println(t, t/3, -t)
	println(c, d, e, str, l, int(re), int(im), b)
	var r rune = c
	var by byte = 'z' - 'a'
	println(r, by)
	println(5/2, 5.0/2, 5/2.0, 5%3, -5/2, -5%3, 7.0/2.0)
	println(1<<3.0, 1.0<<3, 10/4*4.0, 10/4.0*4)
	const x = 10
	var f float64 = x / 4
	var g float64 = x / 4.0
	println(f, g)
	var i int = 1e3
	var j int = 'a' * 2.0
	println(i, j, int(4.0), uint8(255.0))
	println(^0, ^uint8(0), ^uint16(1), -(-128), ^-1)
	const big2 = 1e1000 / 1e997
	println(int(big2))
	println(len([10]int{}), len([...]string{5: "x", "y"}), cap([3]int{}))
	const mask = ^uint32(0)
	println(mask, mask>>1, mask&0xff)
	println(uint8(maxU8)&^0xf, 07, 0o17, 0b1011, 0xFF, 1_000_000, 0x_ff)
	println(0x1p4, 1e2, .5, 1., 0x1.8p0)
	println("é" == "\u00e9", len("é"), "a"+`b`+"c")
	println('a' < 'b', 'a' == 97, 97.0 == 'a', "x" != "y", true != false)
	const h = 0.1 + 0.2
	println(h == 0.3, float32(0.1) == 0.1, float64(float32(0.1)) == 0.1)
	println(int32(-5)>>1, uint32(1)<<31, -7>>1, 7&-8)
	var k = 1 << 3
	var s uint = 3
	var w int64 = 1 << s
	println(k, w)
}
