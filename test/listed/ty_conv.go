package main

type T struct{ a int }
type U struct{ b int }

func main() {
	_ = int("a")
	_ = string(1.5)
	_ = []byte(1)
	_ = T(U{1})
	_ = (*T)(1)
	_ = error(1)
	_ = error("x")
	_ = any()
	_ = int(1, 2)
	_ = int()
	_ = int(nil)
	_ = []int("abc")
	_ = [3]int([]int{})
	_ = [3]string([]int{})
	_ = func()(main)
	_ = (func())(1)
	_ = chan int(nil)
	_ = uint8(-1)
	_ = bool(1)
	_ = int(undefinedX)
	_ = undefinedT(1)
	_ = float64("1")
	_ = map[string]int(nil)
	_ = interface{ M() }(1)
	_ = int([]int{1}...)
}
