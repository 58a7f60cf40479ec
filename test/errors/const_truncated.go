package p

var a int = 1.5 // error: cannot use 1\.5 \(untyped float constant\) as int value in variable declaration \(truncated\)
var b int = 1 / 2.0 // error: cannot use 1 / 2\.0 \(untyped float constant 0\.5\) as int value in variable declaration \(truncated\)
var c = int(1.1) // error: cannot convert 1\.1 \(untyped float constant\) to type int
var d uint8 = 2.5 // error: cannot use 2\.5 \(untyped float constant\) as uint8 value in variable declaration \(truncated\)
var e = 1 << 1.5 // error: 1\.5 \(untyped float constant\) truncated to uint
var s = []int{}
var f = s[1.5] // error: 1\.5 \(untyped float constant\) truncated to int
var g = make([]int, 1.2) // error: 1\.2 \(untyped float constant\) truncated to int
var h int = 3 + 4i // error: cannot use 3 \+ 4i \(untyped complex constant \(3 \+ 4i\)\) as int value in variable declaration \(truncated\)
var i float64 = 1i // error: cannot use 1i \(untyped complex constant \(0 \+ 1i\)\) as float64 value in variable declaration \(overflows\)
var j rune = 'a' + 0.5 // error: cannot use 'a' \+ 0\.5 \(untyped float constant 97\.5\) as rune value in variable declaration \(truncated\)
var k = 10 % 2.5 // error: invalid operation: operator % not defined on 10 \(untyped float constant\)
