package main

type T struct {
	a int
	a string
	T2
	T2
	*T3
	b, c int
}
type T2 struct{ x int }
type T3 struct{ x int }

func (T) a() {}
func (t T) m() {}
func (t *T) m() {}

func main() {
	_ = T{1, 2}
	_ = T{a: 1, 2}
	_ = T{z: 1}
	_ = T{b: 1, b: 2}
	_ = T{b: "x"}
	var t T
	t.x = 1
	t.nope()
	t.M()
	t.m = nil
	_ = T.nope
	_ = (*T).m
	_ = T2{y: 1}
	_ = T2{1, 2}
	_ = T2{}
	_ = &T2{x: 1}.y
}
