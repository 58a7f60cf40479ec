// A Markdown-to-HTML converter over a generated document.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

func escape(b *strings.Builder, s string) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '&':
			b.WriteString("&amp;")
		default:
			b.WriteByte(s[i])
		}
	}
}

func inline(b *strings.Builder, s string) {
	for len(s) > 0 {
		i := strings.IndexAny(s, "*`[")
		if i < 0 {
			escape(b, s)
			return
		}
		escape(b, s[:i])
		s = s[i:]
		switch {
		case strings.HasPrefix(s, "**"):
			if end := strings.Index(s[2:], "**"); end >= 0 {
				b.WriteString("<strong>")
				inline(b, s[2:2+end])
				b.WriteString("</strong>")
				s = s[end+4:]
				continue
			}
		case s[0] == '*':
			if end := strings.IndexByte(s[1:], '*'); end >= 0 {
				b.WriteString("<em>")
				inline(b, s[1:1+end])
				b.WriteString("</em>")
				s = s[end+2:]
				continue
			}
		case s[0] == '`':
			if end := strings.IndexByte(s[1:], '`'); end >= 0 {
				b.WriteString("<code>")
				escape(b, s[1:1+end])
				b.WriteString("</code>")
				s = s[end+2:]
				continue
			}
		case s[0] == '[':
			if mid := strings.Index(s, "]("); mid >= 0 {
				if end := strings.IndexByte(s[mid:], ')'); end >= 0 {
					b.WriteString(`<a href="`)
					escape(b, s[mid+2:mid+end])
					b.WriteString(`">`)
					inline(b, s[1:mid])
					b.WriteString("</a>")
					s = s[mid+end+1:]
					continue
				}
			}
		}
		escape(b, s[:1])
		s = s[1:]
	}
}

func convert(src string) string {
	var b strings.Builder
	lines := strings.Split(src, "\n")
	inList, inCode := false, false
	var para []string
	flush := func() {
		if len(para) > 0 {
			b.WriteString("<p>")
			inline(&b, strings.Join(para, " "))
			b.WriteString("</p>\n")
			para = nil
		}
		if inList {
			b.WriteString("</ul>\n")
			inList = false
		}
	}
	for _, l := range lines {
		switch {
		case strings.HasPrefix(l, "```"):
			flush()
			if inCode {
				b.WriteString("</pre>\n")
			} else {
				b.WriteString("<pre>")
			}
			inCode = !inCode
		case inCode:
			escape(&b, l)
			b.WriteByte('\n')
		case strings.HasPrefix(l, "#"):
			flush()
			n := len(l) - len(strings.TrimLeft(l, "#"))
			fmt.Fprintf(&b, "<h%d>", n)
			inline(&b, strings.TrimSpace(l[n:]))
			fmt.Fprintf(&b, "</h%d>\n", n)
		case strings.HasPrefix(l, "- "):
			if !inList {
				flush()
				b.WriteString("<ul>\n")
				inList = true
			}
			b.WriteString("<li>")
			inline(&b, l[2:])
			b.WriteString("</li>\n")
		case strings.TrimSpace(l) == "":
			flush()
		default:
			para = append(para, l)
		}
	}
	flush()
	return b.String()
}

func main() {
	n := 300
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	var doc strings.Builder
	for i := range n {
		fmt.Fprintf(&doc, "# Section %d\n\nSome *emphasised* and **strong with `code`** text, see [the **link**](http://x.org/?a=%d&b=2).\nA second line with 1 < 2.\n\n- item one\n- item *two*\n- `x & y`\n\n```\nfunc f() { return a < b }\n```\n\n", i, i)
	}
	size, h := 0, uint32(0)
	for range 10 {
		out := convert(doc.String())
		size += len(out)
		for i := 0; i < len(out); i += 7 {
			h = h*31 + uint32(out[i])
		}
	}
	fmt.Println(size, h)
}
