package main

func d(a, b int) { println(a, b, a/b, a%b, (a/b)*b+a%b == a) }

func d8(a, b int8)     { println(a, b, a/b, a%b) }
func du8(a, b uint8)   { println(a, b, a/b, a%b) }
func d32(a, b int32)   { println(a, b, a/b, a%b) }
func du64(a, b uint64) { println(a, b, a/b, a%b) }

func consts(a int) {
	println(a/1, a/-1, a/2, a/-2, a/4, a/3, a/-3, a/7, a/10, a/1000, a/8192)
	println(a%1, a%-1, a%2, a%-2, a%4, a%3, a%-3, a%7, a%10, a%1000, a%8192)
	u := uint(a)
	println(u/1, u/2, u/3, u/5, u/7, u/10, u/641, u/(1<<63))
	println(u%1, u%2, u%3, u%5, u%7, u%10, u%641, u%(1<<63))
}

func main() {
	for _, a := range []int{7, -7, 0, 1, -1, 1<<63 - 1, -1 << 63} {
		for _, b := range []int{3, -3, 1, -1, 2, -2, 1<<63 - 1, -1 << 63} {
			d(a, b)
		}
	}
	for _, a := range []int8{127, -128, 5, -5} {
		for _, b := range []int8{-1, 1, 2, -2, 127, -128} {
			d8(a, b)
		}
	}
	du8(255, 2)
	du8(200, 201)
	d32(-1<<31, -1)
	d32(-1<<31, 3)
	du64(1<<64-1, 10)
	du64(1<<63, 3)
	for _, a := range []int{0, 1, -1, 9, -9, 123456789, -123456789, 1<<63 - 1, -1 << 63} {
		consts(a)
	}
}
