package p

var s string
var f float64
var n = -1

func g() {
	_ = 1 << -1 // error: invalid operation: negative shift count -1 \(untyped int constant\)
	_ = f << 1 // error: invalid operation: shifted operand f \(variable of type float64\) must be integer
	_ = 1 << f // error: invalid operation: shift count f \(variable of type float64\) must be integer
	_ = s << 1 // error: invalid operation: shifted operand s \(variable of type string\) must be integer
	_ = 1 << "a" // error: cannot convert "a" \(untyped string constant\) to type uint
	_ = 1.5 << 1 // error: invalid operation: shifted operand 1\.5 \(untyped float constant\) must be integer
	var x float64 = 1 << n // error: invalid operation: shifted operand 1 \(type float64\) must be integer
	_ = x
	_ = uint8(1) << 8 // error: uint8\(1\) << 8 \(constant 256 of type uint8\) overflows uint8
	_ = 1.0 << n + f // error: invalid operation: shifted operand 1\.0 \(type float64\) must be integer
	f <<= 1 // error: invalid operation: shifted operand f \(variable of type float64\) must be integer
}
