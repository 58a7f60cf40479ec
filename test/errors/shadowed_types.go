package p

func f() {
	int := 5
	var x int // error: int \(local variable\) is not a type
	string := "a"
	_ = string(65) // error: invalid operation: cannot call string \(variable of type string\): string is not a function
	len := 3
	_ = len("a") // error: invalid operation: cannot call len \(variable of type int\): int is not a function
	true := 1
	if true { // error: non-boolean condition in if statement
	}
	_ = x
	_ = int
	nil := 2
	var p *float64 = nil // error: cannot use nil \(variable of type int\) as \*float64 value in variable declaration
	_ = p
	error := 1
	func() (e error) { return } () // error: error \(local variable\) is not a type
	_ = error
}
