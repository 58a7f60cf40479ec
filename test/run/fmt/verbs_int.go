package main

import "fmt"

type W uint8

func main() {
	for _, v := range []any{0, 1, -1, 42, -12345, int8(-128), uint8(255), int64(-1 << 63), uint64(1<<64 - 1), W(7), uintptr(0xbeef), 'x', rune(0x1f600)} {
		fmt.Printf("%v|%d|%5d|%-6d|%06d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%c|%q|%U|%#U\n", v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v)
	}
	fmt.Printf("%08.3d|%8.3d|%-8.3d|%+.3d|%.0d|%x|%#08x|%# x\n", 7, 7, 7, 7, 0, -255, 255, 255)
	fmt.Printf("%*d|%-*d|%.*d|%[2]d %[1]d|%[1]*[2]d\n", 5, 42, 5, 42, 3, 7)
	fmt.Printf("%[3]*.[2]*[1]f|\n", 12.0, 2, 6)
	fmt.Printf("%t %v %5t %q\n", true, false, true, 65)
	fmt.Printf("%T %T %T %T %T\n", 1, int8(1), W(1), 'a', uintptr(1))
}
