package main

func main() {
	_ = map[string]int{"a": 1, "a": 2, 1: 2, "b"}
	_ = map[[]int]int{}
	_ = map[any]int{1: 1, 1: 2, "a": 1, int8(1): 3, 1.0: 2}
	_ = []int{0: 1, 0: 2, "a": 3, 2: "x"}
	_ = [2]struct{ x int }{{1}, {2}, {3}}
	_ = []*struct{ x int }{{1}, {y: 2}}
	_ = map[string][]int{"x": {1, "a"}}
	_ = []int{1, undefinedX, "z"}
	_ = int{1}
	_ = (*[]int){}
	_ = struct{ a int }{b: 1}
	x := 1
	_ = [...]int{x: 1}
	_ = [x]int{}
	_ = [-1]int{}
	_ = [1.5]int{}
	_ = ["a"]int{}
	_ = []...int{}
}
