package p

func f() {
	var type int // error: syntax error: unexpected keyword type, expected name
	func := 1 // error: syntax error: unexpected :=, expected \(
	range = 2
}
