package p

const N = 3

var a [N]int
var b = a[N] // error: invalid argument: index 3 out of bounds \[0:3\]
var c = a[N-1]
var d = a[1+2] // error: invalid argument: index 3 out of bounds \[0:3\]
var e = len(a[5:]) // error: invalid argument: index 5 out of bounds \[0:4\]
var f = "abc"[N] // error: invalid argument: index 3 out of bounds \[0:3\]
var g = [...]string{2: "x"}[3] // error: invalid argument: index 3 out of bounds \[0:3\]
var h = (&a)[4] // error: invalid argument: index 4 out of bounds \[0:3\]
var i = a[:2][2]
var j = a["x"] // error: cannot convert "x" \(untyped string constant\) to type int
var k = a[2.0]
var l = a[1e1] // error: invalid argument: index 10 out of bounds \[0:3\]
