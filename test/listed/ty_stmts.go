package main

func main() {
	var i int
	var s string
	var c chan int
	var ro <-chan int
	var so chan<- int
	if i {
	}
	for s {
	}
	switch i {
	case "a":
	case 1, 1:
	default:
	default:
	}
	switch s {
	case 1:
	}
	i
	s + "a"
	len(s)
	func() {}
	c <- "x"
	ro <- 1
	<-so
	close(ro)
	close(i)
	for a, b := range c {
	}
	for a, b := range i {
	}
	for range 1.5 {
	}
	for i, s = range []string{} {
	}
	for i, i = range []string{} {
	}
	1 = 2
	"a"[0] = 'b'
	s[0] = 'b'
	map[string]struct{ x int }{}["a"].x = 1
	f() = 1
	i += "s"
	i, s += 1, 2
	go i
	defer s
}
func f() int { return 1 }
