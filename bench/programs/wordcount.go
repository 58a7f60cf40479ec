// Byte scanning: lines, words and letters of a generated text.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 2000000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	text := make([]byte, n)
	x := uint32(11)
	for i := range text {
		x = x*1664525 + 1013904223
		switch r := x >> 24; {
		case r < 40:
			text[i] = ' '
		case r < 45:
			text[i] = '\n'
		default:
			text[i] = byte('a' + r%26)
		}
	}
	lines, words, longest := 0, 0, 0
	var letters [256]int
	for range 3 {
		inWord, length := false, 0
		for _, c := range text {
			letters[c]++
			if c == '\n' {
				lines++
			}
			if c == ' ' || c == '\n' {
				inWord, length = false, 0
				continue
			}
			if !inWord {
				inWord = true
				words++
			}
			length++
			if length > longest {
				longest = length
			}
		}
	}
	fmt.Println(lines, words, longest, letters['e'], letters[' '])
}
