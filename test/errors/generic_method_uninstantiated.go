package main

type T struct{}

func (T) M[P any](p P) P { return p }
func id[P any](p P) P    { return p }
func main() {
	var t T
	_ = t.M // error: cannot use generic function t\.M without instantiation
	_ = t.M == nil // error: cannot use generic function t\.M without instantiation
	t.M = nil // error: cannot use generic function t\.M without instantiation
	_ = &t.M // error: cannot use generic function t\.M without instantiation
	_ = any(t.M) // error: cannot use generic function t\.M without instantiation
	(t.M)(1) // error: cannot use generic function t\.M without instantiation
	var f func(int) int
	f = (t.M) // error: cannot use generic function t\.M without instantiation
	f = (id) // error: cannot use generic function id without instantiation
	f = t.M
	_ = T.M // error: cannot use generic function T\.M without instantiation
	_ = (T.M) // error: cannot use generic function T\.M without instantiation
	x := t.M // error: cannot use generic function t\.M without instantiation
	var y = T.M // error: cannot use generic function T\.M without instantiation
	println(t.M) // error: cannot use generic function t\.M without instantiation
	_ = ((t).M[int])(1)
	_ = (t.M[int])(1)
	_ = (t.M)[int] // error: cannot use generic function t\.M without instantiation
	for range t.M { // error: cannot use generic function t\.M without instantiation
	}
	switch t.M { // error: cannot use generic function t\.M without instantiation
	}
	if t.M { // error: cannot use generic function t\.M without instantiation
	}
	_ = []any{t.M} // error: cannot use generic function t\.M without instantiation
	_ = t.M.x // error: cannot use generic function t\.M without instantiation
	_ = t.M()() // error: not enough arguments in call to t\.M
	_ = len(t.M) // error: cannot use generic function t\.M without instantiation
	return
	_ = f
	_ = x
	_ = y
}
