package p

func f() {
	_ = "\z" // error: unknown escape
	_ = '\400' // error: octal escape value 256 > 255
	_ = "\xg" // error: invalid character 'g' in hexadecimal escape
	_ = "\u12" // error: invalid character '"' in hexadecimal escape
	_ = '' // error: empty rune literal or unescaped '
	_ = 'ab' // error: more than one character in rune literal
	_ = "\U00110000" // error: escape is invalid Unicode code point U\+110000
	_ = '\"' // error: unknown escape
	_ = "\'" // error: unknown escape
}
