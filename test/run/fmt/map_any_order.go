package main

import "fmt"

type (
	word  string
	num   int
	point struct{ x, y int }
	one   struct{ a string }
)

func (num) String() string { return "num" }

// Keys of interface type are sorted by type first, and types as gc's linker lays them out.
func main() {
	fmt.Println(map[any]int{nil: 1, 3: 2, "a": 3, "b": 4, 1: 5, 2.5: 6, true: 7, false: 8, int8(3): 9, 'x': 10, uint(7): 11, byte(9): 12,
		float32(1): 13, 1i: 14, complex64(2i): 15, int16(4): 16, int64(5): 17, uint16(6): 18, uint32(8): 19, uint64(1): 20, uintptr(2): 21})
	fmt.Println(map[any]int{point{1, 2}: 1, one{"s"}: 2, point{0, 9}: 3, "s": 4, num(3): 5})
	fmt.Println(map[any]int{[2]int{1, 2}: 1, [1]string{"z"}: 2, struct{}{}: 3, [2]int{0, 5}: 4})
	fmt.Println(map[fmt.Stringer]int{num(4): 1, num(2): 2})
	fmt.Println(map[[1]any]int{{"x"}: 1, {1}: 2, {nil}: 3, {true}: 4})
}
