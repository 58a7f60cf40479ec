package p

func f(c chan int) {
	select {
		x := <-c // error: syntax error: unexpected name x, expected case or default or \}
	} // error: syntax error: unexpected \}, expected :
}
