// regexp: find, submatch and replace.
package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

func main() {
	n := 2000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	text := strings.Repeat("Contact: bob@example.com, phone +49 30 1234567, visit http://www.example.org/path?x=1 on 2024-05-17.\n", 10)
	mail := regexp.MustCompile(`[\w.]+@[\w.]+\.\w+`)
	date := regexp.MustCompile(`(\d{4})-(\d\d)-(\d\d)`)
	alt := regexp.MustCompile(`(?i)(phone|visit|contact)\W+(\S+)`)
	count := 0
	for range n / 10 {
		count += len(mail.FindAllString(text, -1))
		count += len(date.FindAllStringSubmatch(text, -1)[0])
		count += len(date.ReplaceAllString(text, "$3.$2.$1"))
		count += len(alt.FindAllStringIndex(text, -1))
	}
	fmt.Println(count)
}
