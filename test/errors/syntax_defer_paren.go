package p

func f() {
	defer (g()) // error: expression in defer must not be parenthesized // error: undefined: g
	go (g()) // error: expression in go must not be parenthesized // error: undefined: g
	defer g // error: expression in defer must be function call // error: undefined: g
}
