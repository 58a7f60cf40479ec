package main

type T struct{ f func() }

func main() {
	a := 1 + "a"
	var i int
	var s string
	var f float64
	_ = i + s
	_ = i + f
	_ = i << f
	_ = s * s
	_ = !i
	_ = -s
	_ = i && true
	_ = T{} == T{}
	_ = []int{} == []int{}
	_ = nil == nil
	_ = i == nil
	_ = func() {} == nil
	_ = &1
	_ = *i
	_ = <-i
	i++
	s++
	s += 1
	i %= 1.5
	_ = 1 % 1.5
	_ = f % f
	_ = ^f
}
