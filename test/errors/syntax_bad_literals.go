package p

func f() {
	_ = 09 // error: invalid digit '9' in octal literal
	_ = 0b12 // error: invalid digit '2' in binary literal
	_ = 0xg // error: hexadecimal literal has no digits // error: syntax error: unexpected name g at end of statement
	_ = 1__0 // error: '_' must separate successive digits
	_ = 0o8 // error: invalid digit '8' in octal literal
	_ = 1e // error: exponent has no digits
	_ = 0x1.0 // error: hexadecimal mantissa requires a 'p' exponent
	_ = 1_ // error: '_' must separate successive digits
	_ = 0b // error: binary literal has no digits
}
