package p

var x = 1
var a = 1 / 0 // error: invalid operation: division by zero
var b = x / 0 // error: invalid operation: division by zero
var c = x % 0 // error: invalid operation: division by zero
var d = 1.0 / 0.0 // error: invalid operation: division by zero
var f float64
var e = f / 0
var g = 1 % 0 // error: invalid operation: division by zero
var h = 1i / 0 // error: invalid operation: division by zero

func k() {
	x /= 0 // error: invalid operation: division by zero
	x %= 0 // error: invalid operation: division by zero
}
