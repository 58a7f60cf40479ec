package p

func a() int {
} // error: missing return
func b(x int) int {
	if x > 0 {
		return 1
	}
} // error: missing return
func c(x int) int {
	for x > 0 {
		return 1
	}
} // error: missing return
func d(x int) int {
	switch x {
	case 1:
		return 1
	}
} // error: missing return
func e() int {
	for {
		break
	}
} // error: missing return
func f() int {
L:
	for {
		for {
			break L
		}
	}
} // error: missing return
func g(c chan int) int {
	select {
	case <-c:
		return 1
	case c <- 1:
		break
	}
} // error: missing return
func ok1() int { for {} }
func ok2(x int) int { if x > 0 { return 1 } else { panic(0) } }
func ok3(x int) int { switch { case x > 0: return 1; default: return 2 } }
func ok4() int { select {} }
func ok5() int { L: goto L }

var h = func() int {
} // error: missing return
