package main

func main() {
	var s []int
	var m map[string]int
	append(s, 1)
	_ = append(s, "x")
	_ = append(1, 2)
	_ = append()
	_ = len(1)
	_ = cap(m)
	_ = make(int)
	_ = make([]int)
	_ = make([]int, "x")
	_ = make([]int, 2, 1)
	_ = make([]int, -1)
	_ = make(map[string]int, 1, 2)
	_ = new(1, 2)
	_ = new()
	delete(s, 1)
	delete(m, 1)
	delete(m)
	copy(s, m)
	copy(s, "x")
	_ = copy
	clear(1)
	_ = min(1, "a")
	_ = max()
	_ = complex(1, "a")
	_ = real(1)
	_ = real("a")
	panic()
	panic(1, 2)
	_ = recover(1)
	print(main)
	_ = min(s, s)
	len(s)...
}
