package main

func main() {
	x := 1 @ 2
	y := 'ab'
	z := "abc
	w := `ok`
	_ = x
}
