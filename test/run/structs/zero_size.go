package main

type E struct{}
type F struct {
	e E
	n int
	z [0]string
}
type G struct {
	n int
	e E
}

func (E) m() int   { return 7 }
func (e *E) p() *E { return e }

func f(e E, n int, a [0]int) (E, [0]int) { return e, a }

func main() {
	var e E
	println(e == E{}, e.m(), e.p() != nil)
	arr := [5]E{}
	s := make([]E, 10)
	s = append(s, e, e)
	println(len(arr), len(s), cap(s) >= 12, arr == [5]E{})
	m := map[E]int{{}: 1}
	m[E{}]++
	println(m[e], len(m))
	set := map[string]E{"a": {}}
	_, ok := set["a"]
	println(ok, set["b"] == E{})
	c := make(chan E, 3)
	c <- e
	c <- E{}
	println(len(c), <-c == e)
	g := G{1, E{}}
	h := F{E{}, 2, [0]string{}}
	println(g.n, h.n, g == G{1, e}, len(h.z))
	x, y := f(e, 1, [0]int{})
	println(x == e, y == [0]int{}, len(y))
	var i, j any = E{}, E{}
	println(i == j, i.(E).m(), any([0]int{}) == any([0]int{}))
	pg := &g.e
	*pg = E{}
	println(g.n, pg.m())
	for range s[:3] {
		print(".")
	}
	for i, v := range arr {
		print(i, v.m())
	}
	println()
	fn := func() E { return e }
	println(fn() == e)
	type node struct {
		E
		next *node
	}
	n := &node{next: &node{}}
	println(n.m(), n.next.m(), n.next.next == nil)
	done := make(chan struct{})
	go func() { defer close(done); done <- struct{}{} }()
	<-done
	<-done
	ptrs := []*E{new(E), &E{}}
	println(ptrs[0].m()+ptrs[1].m(), copy(s, []E{{}, {}}))
	clear(s)
	var z [0]func()
	println(len(z), len(z[:]))
}
