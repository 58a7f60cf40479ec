package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	sc := bufio.NewScanner(os.Stdin)
	lines, words, chars := 0, 0, 0
	longest := ""
	freq := map[string]int{}
	for sc.Scan() {
		lines++
		t := sc.Text()
		chars += len(t) + 1
		for _, w := range strings.Fields(t) {
			words++
			w = strings.ToLower(strings.Trim(w, ".,!"))
			freq[w]++
			if len(w) > len(longest) {
				longest = w
			}
		}
	}
	fmt.Println(lines, words, chars, longest, freq["the"], freq)
}
