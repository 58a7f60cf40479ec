package p

// What is stored into a parameter that is passed by address (more than 16 words) outlives the function: its memory is
// the caller's, who may look at it after the call.

type big struct {
	p     *int
	words [20]*int
}

type small struct {
	p     *int
	words [3]*int
}

func sinkBig(b big) int {
	x := 1
	b.p = &x
	return *b.p
}

func sinkSmall(s small) int {
	x := 1
	s.p = &x
	return *s.p
}

func itself(b big) int {
	type list struct {
		next  *list
		words [20]*int
	}
	l := list{}
	l.next = &l
	return len(l.next.words) + len(b.words)
}

func inClosure(b big) int {
	x := 1
	f := func() { b.p = &x }
	f()
	return *b.p
}
