package main

import "fmt"

func main() {
	for _, s := range []string{"", "hello", "héllo 世界", "a\tb\n\"q\"\\", "\x00\x7f\xff", "😀", "back`tick"} {
		fmt.Printf("%s|%q|%#q|%+q|%x|%X|% x|%#x|%# X|%8s|%-8s|%.2s|%8.3s|%5q|%v\n", s, s, s, s, s, s, s, s, s, s, s, s, s, s, s)
		b := []byte(s)
		fmt.Printf("%s|%q|%x|% X|%v|%d|%8.2s\n", b, b, b, b, b, b, b)
	}
	fmt.Printf("%s %v %d\n", []string{"a", "b"}, []string{"c d", ""}, []byte("xyz"))
	fmt.Printf("%q %x %q\n", []string{"a", "b c"}, []string{"hi", "z"}, []rune("aé"))
	fmt.Printf("%c%c %q %U\n", 'x', 0x4e16, 'é', '⌘')
	fmt.Printf("%05s|%-5s|%5s|%.0s|%s\n", "ab", "ab", "世", "abc", []byte(nil))
	fmt.Println("a", 1, 2, "b", "c", 3.0, 'x', []byte("hi"), true)
	fmt.Print("a", 1, 2, "b", "c", 3, 4, "\n")
	fmt.Println(fmt.Sprint("x", 1, 2, nil, "y"), fmt.Sprintln("end", 5) == "end 5\n")
}
