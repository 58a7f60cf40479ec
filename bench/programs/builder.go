// strings.Builder: CSV lines.
package main

import (
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
	var b strings.Builder
	h := uint32(0)
	for i := range n {
		b.WriteString("row ")
		b.WriteString(strconv.Itoa(i))
		b.WriteByte(',')
		b.WriteString(strconv.FormatFloat(float64(i)/4, 'f', 2, 64))
		b.WriteRune('é')
		b.WriteByte('\n')
		if i%1000 == 999 {
			s := b.String()
			for j := 0; j < len(s); j++ {
				h = h*31 + uint32(s[j])
			}
			b.Reset()
		}
	}
	fmt.Println(h)
}
