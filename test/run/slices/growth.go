package main

// Capacities after append are Go's growth policy rounded up to its size classes. The slices escape: Go 1.26 gives those that do not a
// first buffer on the stack.

var sink any

func growInt() {
	var s []int
	last := -1
	for i := 0; i < 5000; i++ {
		s = append(s, i)
		if cap(s) != last {
			last = cap(s)
			print(last, " ")
		}
	}
	println()
	sink = s
}

func growByte() {
	var s []byte
	last := -1
	for i := 0; i < 5000; i++ {
		s = append(s, 1)
		if cap(s) != last {
			last = cap(s)
			print(last, " ")
		}
	}
	println()
	sink = s
}

func growString() {
	var s []string
	last := -1
	for i := 0; i < 2000; i++ {
		s = append(s, "")
		if cap(s) != last {
			last = cap(s)
			print(last, " ")
		}
	}
	println()
	sink = s
}

type three struct{ a, b, c int32 }

func growStruct() {
	var s []three
	last := -1
	for i := 0; i < 2000; i++ {
		s = append(s, three{})
		if cap(s) != last {
			last = cap(s)
			print(last, " ")
		}
	}
	println()
	sink = s
}

func main() {
	growInt()
	growByte()
	growString()
	growStruct()
	for n := 1; n < 40; n += 3 {
		s := append([]int{}, make([]int, n)...)
		t := append([]byte("ab"), make([]byte, n)...)
		u := append([]int32{1}, make([]int32, n)...)
		print(cap(s), ",", cap(t), ",", cap(u), " ")
		sink = []any{s, t, u}
	}
	println()
	a := make([]int, 5)
	a = append(a, 1)
	b := append(make([]int, 5), 1, 2, 3, 4, 5, 6)
	c := append(make([]int, 300), 1)
	d := append([]struct{}{}, struct{}{}, struct{}{})
	println(cap(a), cap(b), cap(c), len(d))
	e := append([]int64(nil), 1, 2, 3)
	f := append([]uint16(nil), 1, 2, 3)
	println(cap(e), cap(f))
	sink = []any{a, b, c, d, e, f}
}
