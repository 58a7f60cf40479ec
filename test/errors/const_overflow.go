package p

var a int8 = 128 // error: cannot use 128 \(untyped int constant\) as int8 value in variable declaration \(overflows\)
var b uint8 = -1 // error: cannot use -1 \(untyped int constant\) as uint8 value in variable declaration \(overflows\)
var c uint = -5 // error: cannot use -5 \(untyped int constant\) as uint value in variable declaration \(overflows\)
var d int = 1 << 63 // error: cannot use 1 << 63 \(untyped int constant 9223372036854775808\) as int value in variable declaration \(overflows\)
var e = uint8(256) // error: constant 256 overflows uint8
var f = int8(-129) // error: constant -129 overflows int8
var g float32 = 1e39 // error: cannot use 1e39 \(untyped float constant 1e\+39\) as float32 value in variable declaration \(overflows\)
var h = 1e400 // error: cannot use 1e400 \(untyped float constant 1e\+400\) as float64 value in variable declaration \(overflows\)
var i rune = 1 << 31 // error: cannot use 1 << 31 \(untyped int constant 2147483648\) as rune value in variable declaration \(overflows\)
var j = 'a' * 1e10
const k uint8 = 255 + 1 // error: cannot use 255 \+ 1 \(untyped int constant 256\) as uint8 value in constant declaration \(overflows\)
const l = uint8(200) + 100 // error: uint8\(200\) \+ 100 \(constant 300 of type uint8\) overflows uint8
const m int8 = -128
const n = -m // error: -m \(constant 128 of type int8\) overflows int8
var o = ^uint8(0) + 1 // error: \^uint8\(0\) \+ 1 \(constant 256 of type uint8\) overflows uint8
var q byte = 'é' * 2 // error: cannot use 'é' \* 2 \(untyped rune constant 466\) as byte value in variable declaration \(overflows\)
var r = int64(1) << 63 // error: int64\(1\) << 63 \(constant 9223372036854775808 of type int64\) overflows int64
const s = 1 << 1000 // error: constant shift overflow
var t = s
var u uint64 = 1<<64 // error: cannot use 1 << 64 \(untyped int constant 18446744073709551616\) as uint64 value in variable declaration \(overflows\)
