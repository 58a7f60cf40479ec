package main

func main() {
	println("hello, world")
	print("a", 1, true, "\n")
	print("no", "spaces", 1, 2, "\n")
	println("spaces", 1, 2, true, false)
	println()
	println("")
	println(-1, 0, 1<<62)
	var u8 uint8 = 255
	var i8 int8 = -128
	var r rune = 'x'
	println(u8, i8, r, 'a')
}
