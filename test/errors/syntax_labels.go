package p

func f() {
	L: } // error: label L defined and not used
