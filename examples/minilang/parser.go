package main

import (
	"fmt"
	"strconv"
)

type parser struct {
	toks []token
	pos  int
}

// parse gives the statements of a text, or the first syntax error.
func parse(src string) (body []stmt, err error) {
	defer func() {
		if e := recover(); e != nil {
			se, ok := e.(*syntaxError)
			if !ok {
				panic(e)
			}
			err = se
		}
	}()
	p := &parser{toks: lex(src)}
	for p.peek().kind != tokEnd {
		body = append(body, p.statement())
	}
	return body, nil
}

func (p *parser) peek() token { return p.toks[p.pos] }

func (p *parser) next() token {
	t := p.toks[p.pos]
	if t.kind != tokEnd {
		p.pos++
	}
	return t
}

func (p *parser) at(text string) bool {
	t := p.peek()
	return t.text == text && (t.kind == tokSymbol || t.kind == tokKeyword)
}

func (p *parser) accept(text string) bool {
	if p.at(text) {
		p.pos++
		return true
	}
	return false
}

func (p *parser) expect(text string) {
	if !p.accept(text) {
		p.fail("expected %q, found %s", text, p.peek())
	}
}

func (p *parser) fail(format string, args ...any) {
	panic(&syntaxError{p.peek().line, fmt.Sprintf(format, args...)})
}

func (p *parser) name() string {
	t := p.next()
	if t.kind != tokName {
		p.fail("expected a name, found %s", t)
	}
	return t.text
}

func (p *parser) block() []stmt {
	p.expect("{")
	var body []stmt
	for !p.accept("}") {
		if p.peek().kind == tokEnd {
			p.fail("a block is not closed")
		}
		body = append(body, p.statement())
	}
	return body
}

func (p *parser) statement() stmt {
	at := line(p.peek().line)
	switch {
	case p.accept("let"):
		name := p.name()
		p.expect("=")
		s := letStmt{at, name, p.expression()}
		p.accept(";")
		return s
	case p.at("fn") && p.toks[p.pos+1].kind == tokName:
		p.next()
		name := p.name()
		f := p.function(at)
		f.name = name
		return letStmt{at, name, f}
	case p.accept("if"):
		return p.ifRest(at)
	case p.accept("while"):
		cond := p.expression()
		return whileStmt{at, cond, p.block()}
	case p.accept("for"):
		name := p.name()
		p.expect("in")
		over := p.expression()
		return forStmt{at, name, over, p.block()}
	case p.accept("return"):
		s := returnStmt{line: at}
		if !p.at("}") && !p.at(";") {
			s.value = p.expression()
		}
		p.accept(";")
		return s
	case p.at("break"), p.at("continue"):
		s := branchStmt{at, p.next().text == "break"}
		p.accept(";")
		return s
	}
	e := p.expression()
	var s stmt = exprStmt{at, e}
	if p.accept("=") {
		switch e.(type) {
		case variable, index:
			s = assignStmt{at, e, p.expression()}
		default:
			p.fail("this cannot be assigned to")
		}
	}
	p.accept(";")
	return s
}

func (p *parser) ifRest(at line) stmt {
	s := ifStmt{line: at, cond: p.expression()}
	s.then = p.block()
	if p.accept("else") {
		if p.at("if") {
			l := line(p.next().line)
			s.otherwise = []stmt{p.ifRest(l)}
		} else {
			s.otherwise = p.block()
		}
	}
	return s
}

var precedence = map[string]int{"or": 1, "and": 2, "==": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6}

func (p *parser) expression() expr { return p.binary(1) }

// binary parses operators of at least the given precedence; all are left-associative.
func (p *parser) binary(min int) expr {
	left := p.unary()
	for {
		t := p.peek()
		prec := precedence[t.text]
		if prec < min || t.kind != tokSymbol && t.kind != tokKeyword {
			return left
		}
		p.next()
		left = binary{line(t.line), t.text, left, p.binary(prec + 1)}
	}
}

func (p *parser) unary() expr {
	t := p.peek()
	if p.accept("-") || p.accept("not") {
		return unary{line(t.line), t.text, p.unary()}
	}
	return p.postfix()
}

func (p *parser) postfix() expr {
	e := p.primary()
	for {
		at := line(p.peek().line)
		switch {
		case p.accept("("):
			e = call{at, e, p.list(")")}
		case p.accept("["):
			e = index{at, e, p.expression()}
			p.expect("]")
		case p.accept("."):
			e = index{at, e, literal{at, p.name()}}
		default:
			return e
		}
	}
}

func (p *parser) list(end string) (items []expr) {
	for !p.accept(end) {
		items = append(items, p.expression())
		if !p.at(end) {
			p.expect(",")
		}
	}
	return
}

func (p *parser) function(at line) functionLiteral {
	f := functionLiteral{line: at, name: "fn"}
	p.expect("(")
	for !p.accept(")") {
		f.params = append(f.params, p.name())
		if !p.at(")") {
			p.expect(",")
		}
	}
	f.body = p.block()
	return f
}

func (p *parser) primary() expr {
	t := p.next()
	at := line(t.line)
	switch t.kind {
	case tokNumber:
		f, err := strconv.ParseFloat(t.text, 64)
		if err != nil {
			p.fail("bad number %s", t)
		}
		return literal{at, f}
	case tokString:
		return literal{at, t.text}
	case tokName:
		return variable{at, t.text}
	}
	switch t.text {
	case "true", "false":
		return literal{at, t.text == "true"}
	case "nil":
		return literal{at, nil}
	case "(":
		e := p.expression()
		p.expect(")")
		return e
	case "[":
		return listLiteral{at, p.list("]")}
	case "{":
		m := mapLiteral{line: at}
		for !p.accept("}") {
			k := p.expression()
			if v, ok := k.(variable); ok {
				k = literal{v.line, v.name}
			}
			p.expect(":")
			m.keys, m.values = append(m.keys, k), append(m.values, p.expression())
			if !p.at("}") {
				p.expect(",")
			}
		}
		return m
	case "fn":
		return p.function(at)
	}
	p.pos--
	p.fail("unexpected %s", t)
	return nil
}
