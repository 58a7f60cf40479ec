package main

func main() {
	var v any
	x, err := v~>f // error: syntax error: unexpected ~ at end of statement
}
