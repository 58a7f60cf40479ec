package p

func f() {
	defer 1 // error: expression in defer must be function call
	go func() {} // error: expression in go must be function call
	defer recover // error: expression in defer must be function call
}
