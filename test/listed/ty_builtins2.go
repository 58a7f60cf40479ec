package main

func main() {
	var s []int
	var m map[string]int
	_ = len(s...)
	_ = new(undefinedT)
	_ = make(undefinedT, undefinedX)
	_ = make([]int, undefinedX)
	_ = append(s, undefinedX)
	_ = append(undefinedX, 1)
	delete(m, undefinedX)
	delete(undefinedX, 1)
	_ = complex(1.5, float32(2))
	_ = cap("s")
	print(undefinedX)
	_ = max(1, 2.5, 'a', "s")
	_ = len(1, 2)
	_ = cap()
	clear(m, s)
	close()
	_ = imag(1i, 2)
	x := 5
	_ = new(x, undefinedY)
	_ = make([]int, 1, 2, 3)
}
