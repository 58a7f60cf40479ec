package p

func f() error {
	errdefer println("x") // error: syntax error: unexpected name println at end of statement
	return nil
}
