package p

func f(c chan int) {
	var s string
	select {
	case s = <-c: // error: cannot use <-c \(comma, ok expression of type int\) as string value in assignment
	case x := 5: // error: select case must be send or receive \(possibly with assignment\)
	case c <- "a": // error: cannot use "a" \(untyped string constant\) as int value in send
	default:
	default: // error: multiple defaults \(first at \S*select_errors\.go:9:2\)
	}
	select {
	case f(c): // error: select case must be send or receive \(possibly with assignment\)
	}
	_ = s
}
