package main

func main() {
	if x := 1; x == 1 {
		y := 2
	} else if y == 2 {
	} else {
		z := x
	}
	switch a := 1; a {
	case 1:
		b := 2
		fallthrough
	case b:
	default:
		fallthrough
	}
	for i, j := 0, 1; i < j; i, j = j, k {
		k := i
	}
	func(a int) {
		a := "x"
	}(1)
	var f = func() int {
	}
}
