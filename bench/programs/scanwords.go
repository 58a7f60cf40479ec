// bufio.Scanner word count over generated text.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func main() {
	n := 100000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	words := strings.Fields("it was the best of times it was the worst of times it was the age of wisdom")
	var b strings.Builder
	x := uint32(77)
	for i := range n {
		x = x*1664525 + 1013904223
		b.WriteString(words[int(x>>16)%len(words)])
		if i%12 == 11 {
			b.WriteByte('\n')
		} else {
			b.WriteByte(' ')
		}
	}
	counts := map[string]int{}
	lines := 0
	sc := bufio.NewScanner(strings.NewReader(b.String()))
	for sc.Scan() {
		lines++
		for _, w := range strings.Fields(sc.Text()) {
			counts[strings.ToUpper(w)]++
		}
	}
	fmt.Println(lines, counts)
}
