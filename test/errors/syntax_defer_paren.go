package p

func f() {
	defer (g()) // error: expression in defer must not be parenthesized
	go (g()) // error: expression in go must not be parenthesized
	defer g // error: expression in defer must be function call
}

func g() {}
