// A tokenizer and parser for JSON-like text, written by hand.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type kind int

const (
	eof kind = iota
	punct
	str
	num
	word
)

type token struct {
	kind kind
	text string
}

type lexer struct {
	src string
	pos int
}

func (l *lexer) next() token {
	for l.pos < len(l.src) && (l.src[l.pos] == ' ' || l.src[l.pos] == '\n') {
		l.pos++
	}
	if l.pos == len(l.src) {
		return token{}
	}
	start := l.pos
	c := l.src[l.pos]
	switch {
	case c == '"':
		l.pos++
		for l.src[l.pos] != '"' {
			if l.src[l.pos] == '\\' {
				l.pos++
			}
			l.pos++
		}
		l.pos++
		return token{str, l.src[start+1 : l.pos-1]}
	case c == '-' || c >= '0' && c <= '9':
		for l.pos < len(l.src) && (l.src[l.pos] == '-' || l.src[l.pos] == '.' || l.src[l.pos] >= '0' && l.src[l.pos] <= '9') {
			l.pos++
		}
		return token{num, l.src[start:l.pos]}
	case c >= 'a' && c <= 'z':
		for l.pos < len(l.src) && l.src[l.pos] >= 'a' && l.src[l.pos] <= 'z' {
			l.pos++
		}
		return token{word, l.src[start:l.pos]}
	}
	l.pos++
	return token{punct, l.src[start:l.pos]}
}

type value struct {
	num  float64
	str  string
	list []value
	obj  map[string]value
}

type parser struct {
	lex lexer
	tok token
}

func (p *parser) advance() { p.tok = p.lex.next() }

func (p *parser) value() value {
	t := p.tok
	p.advance()
	switch {
	case t.kind == num:
		f, _ := strconv.ParseFloat(t.text, 64)
		return value{num: f}
	case t.kind == str || t.kind == word:
		return value{str: t.text}
	case t.text == "[":
		var v value
		for p.tok.text != "]" {
			v.list = append(v.list, p.value())
			if p.tok.text == "," {
				p.advance()
			}
		}
		p.advance()
		return v
	case t.text == "{":
		v := value{obj: map[string]value{}}
		for p.tok.text != "}" {
			k := p.tok.text
			p.advance()
			p.advance()
			v.obj[k] = p.value()
			if p.tok.text == "," {
				p.advance()
			}
		}
		p.advance()
		return v
	}
	panic("unexpected " + t.text)
}

func (v value) sum() (n int, f float64) {
	n, f = 1, v.num+float64(len(v.str))
	for _, x := range v.list {
		m, g := x.sum()
		n, f = n+m, f+g
	}
	m := 0
	for _, x := range v.obj {
		k, g := x.sum()
		m += k
		f += g
	}
	return n + m, f
}

func main() {
	n := 20000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	src := []byte("[")
	for i := range n {
		if i > 0 {
			src = append(src, ',')
		}
		src = append(src, `{"id": `...)
		src = strconv.AppendInt(src, int64(i), 10)
		src = append(src, `, "name": "item \"x\"", "tags": ["a", "b", true, null], "pos": {"x": -1.5, "y": 2}}`+"\n"...)
	}
	src = append(src, ']')
	p := parser{lex: lexer{src: string(src)}}
	p.advance()
	v := p.value()
	count, f := v.sum()
	fmt.Println(len(src), count, f)
}
