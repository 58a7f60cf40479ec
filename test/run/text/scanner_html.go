package main

import (
	"fmt"
	"html"
	"net/url"
	"strings"
	"text/scanner"
)

func main() {
	var s scanner.Scanner
	s.Init(strings.NewReader("x := 3.14 + foo(\"str\", 'c') // comment\nif a <= 0x1F { `raw` }"))
	s.Filename = "ex"
	for t := s.Scan(); t != scanner.EOF; t = s.Scan() {
		fmt.Print(s.Position, ":", scanner.TokenString(t), ":", s.TokenText(), " ")
	}
	fmt.Println()
	fmt.Println(html.EscapeString(`<a href="x">'&'</a>`), html.UnescapeString("&lt;&amp;&eacute;&#39;&#x4e16;&notit;&bogus;"))
	for _, raw := range []string{"http://user:pa%20ss@host.com:8080/p/a%2Fth;x?q=1&q=2&r=a+b#frag", "mailto:a@b.c", "/rel?x", "//h/p", "http://[::1]:80/", "http://a b/", "%zz", "http://h:port/", "http://x/%e4%b8%96"} {
		u, err := url.Parse(raw)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s|%s|%s|%s|%s|%s|%q|%s|%v|%s\n", u.Scheme, u.Opaque, u.User, u.Host, u.Port(), u.Path, u.RawPath, u.Fragment, u.Query(), u)
	}
	v := url.Values{}
	v.Set("b", "x y&z")
	v.Add("a", "1")
	v.Add("a", "é")
	fmt.Println(v.Encode(), v.Get("a"), v["a"], v.Has("q"), url.QueryEscape("a/b c"), url.PathEscape("a/b c"))
	fmt.Println(url.QueryUnescape("a%2"))
	b, _ := url.Parse("http://h/a/b/c")
	r, _ := b.Parse("../d?q#f")
	fmt.Println(r, b.JoinPath("x", "../y"), b.IsAbs(), b.ResolveReference(&url.URL{Path: "z"}))
	q, err := url.ParseQuery("a=1&b=%zz;c")
	fmt.Println(q, err)
}
