package main

func main() {
	x := (1 + 2
	y := [3]int{1, 2, 3
	z := map[string]int{"a": 1, "b"}
	w := []int{1, 2,
		3
	}
}
