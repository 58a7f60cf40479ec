package inner

type worker struct{ data []int }

func (w *worker) at(i int) int { return w.data[i] }

//go:noinline
func Process(d []int) (s int) {
	w := &worker{d}
	f := func(i int) int { return w.at(i) }
	for i := range 10 {
		s += f(i)
	}
	return
}
