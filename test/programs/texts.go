// Output: héllo wörld | [a b c] | 3 | HÉLLO | x=  7|y=00042
package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var word = regexp.MustCompile(`\w(\w)\w`)

func main() {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s | %v | ", "héllo wörld", strings.Split("a,b,c", ","))
	b.WriteString(strconv.Itoa(len(word.FindAllString("abc def ghi", -1))))
	fmt.Fprintf(&b, " | %s | x=%3d|y=%05d", strings.ToUpper("héllo"), 7, 42)
	println(b.String())
}
