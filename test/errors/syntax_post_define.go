package p

func f() {
	for i := 0; i < 10; j := 1 { // error: syntax error: cannot declare in post statement of for loop
	}
}
