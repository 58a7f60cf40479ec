package main

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

type parser struct {
	s string
	i int
}

type syntaxErr struct {
	at  int
	msg string
}

func (e syntaxErr) Error() string { return fmt.Sprintf("%d: %s", e.at, e.msg) }

func (p *parser) fail(f string, a ...any) { panic(syntaxErr{p.i, fmt.Sprintf(f, a...)}) }

func (p *parser) ws() {
	for p.i < len(p.s) && strings.IndexByte(" \n\t", p.s[p.i]) >= 0 {
		p.i++
	}
}

func (p *parser) peek() byte {
	p.ws()
	if p.i == len(p.s) {
		p.fail("unexpected end")
	}
	return p.s[p.i]
}

func (p *parser) expect(c byte) {
	if p.peek() != c {
		p.fail("expected %q, got %q", c, p.s[p.i])
	}
	p.i++
}

func (p *parser) value() any {
	switch c := p.peek(); {
	case c == '{':
		p.i++
		m := map[string]any{}
		for p.peek() != '}' {
			if len(m) > 0 {
				p.expect(',')
			}
			p.peek()
			k := p.str()
			p.expect(':')
			m[k] = p.value()
		}
		p.i++
		return m
	case c == '[':
		p.i++
		l := []any{}
		for p.peek() != ']' {
			if len(l) > 0 {
				p.expect(',')
			}
			l = append(l, p.value())
		}
		p.i++
		return l
	case c == '"':
		return p.str()
	case c == '-' || c >= '0' && c <= '9':
		j := p.i
		for p.i < len(p.s) && strings.IndexByte("+-.eE0123456789", p.s[p.i]) >= 0 {
			p.i++
		}
		f, err := strconv.ParseFloat(p.s[j:p.i], 64)
		if err != nil {
			p.i = j
			p.fail("bad number")
		}
		return f
	}
	for word, v := range map[string]any{"true": true, "false": false, "null": nil} {
		if strings.HasPrefix(p.s[p.i:], word) {
			p.i += len(word)
			return v
		}
	}
	p.fail("unexpected %q", p.s[p.i])
	return nil
}

func (p *parser) str() string {
	p.expect('"')
	var b strings.Builder
	for {
		if p.i == len(p.s) {
			p.fail("unterminated string")
		}
		c := p.s[p.i]
		p.i++
		switch c {
		case '"':
			return b.String()
		case '\\':
			e := p.s[p.i]
			p.i++
			switch e {
			case 'n':
				b.WriteByte('\n')
			case 'u':
				n, err := strconv.ParseUint(p.s[p.i:p.i+4], 16, 32)
				if err != nil {
					p.fail("bad escape")
				}
				p.i += 4
				b.WriteRune(rune(n))
			default:
				b.WriteByte(e)
			}
		default:
			b.WriteByte(c)
		}
	}
}

func parse(s string) (v any, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = e.(syntaxErr)
		}
	}()
	p := &parser{s: s}
	v = p.value()
	if p.ws(); p.i < len(s) {
		p.fail("trailing data")
	}
	return
}

func show(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return strconv.Quote(v)
	case []any:
		var parts []string
		for _, x := range v {
			parts = append(parts, show(x))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case map[string]any:
		var parts []string
		for k, x := range v {
			parts = append(parts, strconv.Quote(k)+":"+show(x))
		}
		sort.Strings(parts)
		return "{" + strings.Join(parts, ",") + "}"
	}
	return fmt.Sprint(v)
}

func main() {
	for _, s := range []string{`{"a": [1, 2.5, -3e2], "b": {"c": null, "d": true}, "e": "x\n\u00e9\"y"}`, `[]`, ` "s" `, `[1,`, `{"a" 1}`, `[1 2]`, `tru`, `"abc`, `1 2`, `{"k":-}`, `[[[[]]],{}]`} {
		v, err := parse(s)
		fmt.Println(show(v), err)
	}
	deep := strings.Repeat("[", 10000) + strings.Repeat("]", 10000)
	v, err := parse(deep)
	n := 0
	for l, ok := v.([]any); ok && len(l) > 0; l, ok = l[0].([]any) {
		n++
	}
	fmt.Println(n, err)
}
