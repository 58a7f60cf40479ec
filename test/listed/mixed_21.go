package main

func main() {
	x := 1
	x.y = 2
	x.y()
	x[0] = 1
	x() 
	x <- 1
	*x = 1
	&x = 1
	x, y := 1
	(x) := 2
	x.a := 3
	x[0] := 4
	1 := 5
}
