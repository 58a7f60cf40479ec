package main

type empty struct{}
type pair [2]int

func one() empty { return empty{} }

func main() {
	println(struct{}{}) // error: illegal types for operand: println
	println(1, empty{}, "a") // error: illegal types for operand: println
	print(pair{1, 2}) // error: illegal types for operand: print
	println([0]int{}) // error: illegal types for operand: println
	println(one()) // error: illegal types for operand: println
	defer println(empty{}) // error: illegal types for operand: println
	go print([1]string{}) // error: illegal types for operand: print
	println(&pair{}, []int{}, map[string]int{}, func() {}, any(1), 2i)
}
