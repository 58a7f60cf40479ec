package p

func f(x any) {
	y := x.(type) // error: declared and not used: y // error: invalid syntax tree: use of \.\(type\) outside type switch
	switch x.(type); { // error: invalid syntax tree: use of \.\(type\) outside type switch
	}
}
