package p

func f(r <-chan int, s chan<- int, c chan int, n int) {
	r <- 1 // error: invalid operation: cannot send to receive-only channel <-chan int r \(variable of type <-chan int\)
	<-s // error: invalid operation: cannot receive from send-only channel chan<- int s \(variable of type chan<- int\)
	c <- "x" // error: cannot use "x" \(untyped string constant\) as int value in send
	n <- 1 // error: invalid operation: cannot send to non-channel int n \(variable of type int\)
	close(r) // error: invalid operation: cannot close receive-only channel r \(variable of type <-chan int\)
	close(n) // error: invalid operation: cannot close non-channel n \(variable of type int\)
	var x string = <-c // error: cannot use <-c \(comma, ok expression of type int\) as string value in variable declaration
	_ = x
	for range s { // error: cannot range over s \(variable of type chan<- int\): receive from send-only channel chan<- int
	}
	select {
	case <-n: // error: invalid operation: cannot receive from non-channel int n \(variable of type int\)
	case c <- 1 + "a": // error: invalid operation: 1 \+ "a" \(mismatched types untyped int and untyped string\)
	case x := <-s: // error: invalid operation: cannot receive from send-only channel chan<- int s \(variable of type chan<- int\)
		_ = x
	}
	_ = (chan int)(r) // error: cannot convert r \(variable of type <-chan int\) to type chan int
}
