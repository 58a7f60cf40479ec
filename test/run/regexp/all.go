package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	re := regexp.MustCompile(`(\w+)@(\w+)\.com`)
	s := "alice@example.com, bob@test.com; carol@x.org"
	fmt.Println(re.MatchString(s), re.FindString(s), re.FindStringIndex(s), re.FindStringSubmatch(s), re.NumSubexp())
	fmt.Println(re.FindAllString(s, -1), re.FindAllString(s, 1), re.FindAllStringSubmatchIndex(s, -1))
	fmt.Println(re.ReplaceAllString(s, "$2:$1"), re.ReplaceAllString(s, "${1}x"), re.ReplaceAllLiteralString(s, "$1"))
	fmt.Println(re.ReplaceAllStringFunc(s, strings.ToUpper))
	n := regexp.MustCompile(`(?P<year>\d{4})-(?P<month>\d\d)`)
	fmt.Printf("%q %d %s\n", n.SubexpNames(), n.SubexpIndex("month"), n.ReplaceAllString("2024-05", "${month}/$year"))
	for _, c := range [][2]string{{`a*`, "baaac"}, {`a+?`, "aaa"}, {`(a|ab)(c|bcd)(d*)`, "abcd"}, {`^$`, ""}, {`(?i)hello`, "HeLLo"}, {`(?m)^\w+$`, "ab\ncd"}, {`(?s)a.b`, "a\nb"}, {`[^a-c]+`, "abcxyz"}, {`\bfoo\b`, "a foo b"}, {`(x*)*`, "xx"}, {`\p{Greek}+`, "abγδ"}, {`[[:alpha:]]+\d{2,3}`, "ab1234"}, {`(?:a(b)?)+`, "aab"}, {`.`, "é"}, {`x{0}y`, "y"}, {`\x41\Q.*\E`, "A.*"}, {`(?U)a+`, "aaa"}, {`$`, "a"}, {`a{2}`, "aaaa"}} {
		re, err := regexp.Compile(c[0])
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s: %q %v %q\n", c[0], re.FindStringSubmatch(c[1]), re.FindAllStringIndex(c[1], -1), re.Split(c[1], -1))
	}
	for _, bad := range []string{`a(b`, `a)b`, `[a`, `*a`, `a**`, `\8`, `(?P<n`, `x{2,1}`, `[b-a]`, `(?z)`, `\pX`, `a{1001}`, "\xff"} {
		_, err := regexp.Compile(bad)
		fmt.Println(err)
	}
	l := regexp.MustCompilePOSIX(`a+|a+b`)
	fmt.Println(l.FindString("aab"), regexp.MustCompile(`a+|a+b`).FindString("aab"), regexp.QuoteMeta("a.b*[c]"))
	tmpl := []byte{}
	for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
		tmpl = re.ExpandString(tmpl, "$1 at $2\n", s, m)
	}
	fmt.Print(string(tmpl))
	fmt.Println(re.String(), re.ReplaceAllString("none", "x"), regexp.MustCompile(`a`).ReplaceAllString("banana", "<$0>"), string(re.Find([]byte(s))))
	p, full := regexp.MustCompile(`abc+d`).LiteralPrefix()
	fmt.Println(p, full)
	fmt.Println(regexp.MatchString(`(a?){20}a{20}`, strings.Repeat("a", 20)))
	long := strings.Repeat("ab ", 2000) + "end"
	fmt.Println(len(regexp.MustCompile(`\w+`).FindAllString(long, -1)), regexp.MustCompile(`(?:ab )*end$`).MatchString(long))
}
