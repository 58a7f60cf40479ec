package p

func f(c chan int) {
	c <- <-
} // error: syntax error: unexpected \}, expected expression
