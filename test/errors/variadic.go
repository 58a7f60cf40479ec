package p

func a(x ...int, y int) {} // error: can only use \.\.\. with final parameter
func b(...int) {}
func c() (x ...int) { return } // error: invalid use of \.\.\.



