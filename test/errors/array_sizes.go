package p

var a [1 << 50]int // error: type \[1125899906842624\]int larger than address space
var b [1<<31 - 1][1 << 31]byte // error: type \[2147483647\]\[2147483648\]byte larger than address space
var c = [...]int{1 << 40: 1}

type T struct{ x [1 << 48]int64 } // error: type \[281474976710656\]int64 larger than address space

var t T
