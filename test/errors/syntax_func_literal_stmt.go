package p

func f() {
	func() {}
	func g() {} // error: syntax error: unexpected name g, expected \(
} // error: syntax error: non-declaration statement outside function body
