package main

func main() {
	x := 1
	f := func() {
		y := 2
		g := func() { z := 3 }
	}
	w := 4
	var v int = "s"
}
func g() {
	u := 1
	undefinedF()
}
