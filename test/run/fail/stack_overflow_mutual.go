// timeout: 120
// not-under: preempt-every-edge,native:gc-every-alloc (each call would visit a stack of a million frames)

package main

type T struct{ next *T }

func (t *T) a(s string) int { return t.next.b(s+"x", 1) }
func (t *T) b(s string, n int) int {
	defer func() { recover() }()
	return t.a(s[:1]) + n
}

func main() {
	t := &T{}
	t.next = t
	println(t.a("s"))
}
