// An interpreter for a small language: lexer, parser to a tree, closures as values, evaluation by a type switch.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const program = `
fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
fn gcd(a, b) { while b != 0 { let t = a % b; a = b; b = t; } return a; }
fn adder(k) { return fn(x) { return x + k; }; }
let sum = 0;
let i = 1;
while i < N {
  sum = sum + gcd(i * 12, 360) + adder(i)(1);
  i = i + 1;
}
print fib(N / 50);
print sum;
`

type node interface{}

type (
	number struct{ v int }
	name   struct{ s string }
	binary struct {
		op   string
		l, r node
	}
	call struct {
		fn   node
		args []node
	}
	function struct {
		params []string
		body   []node
	}
	let struct {
		name string
		e    node
		decl bool
	}
	ifs struct {
		cond node
		body []node
	}
	while struct {
		cond node
		body []node
	}
	ret   struct{ e node }
	print struct{ e node }
)

type parser struct {
	toks []string
	pos  int
}

func lex(s string) (toks []string) {
	for i := 0; i < len(s); {
		c := s[i]
		j := i + 1
		switch {
		case c == ' ' || c == '\n':
			i++
			continue
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9':
			for s[j] >= 'a' && s[j] <= 'z' || s[j] >= 'A' && s[j] <= 'Z' || s[j] >= '0' && s[j] <= '9' {
				j++
			}
		case (c == '!' || c == '=') && s[j] == '=':
			j++
		}
		toks = append(toks, s[i:j])
		i = j
	}
	return append(toks, "")
}

func (p *parser) peek() string { return p.toks[p.pos] }
func (p *parser) next() string { p.pos++; return p.toks[p.pos-1] }
func (p *parser) expect(s string) {
	if t := p.next(); t != s {
		panic("expected " + s + ", got " + t)
	}
}

func (p *parser) block() (body []node) {
	p.expect("{")
	for p.peek() != "}" {
		body = append(body, p.statement())
	}
	p.next()
	return
}

func (p *parser) function() function {
	var f function
	p.expect("(")
	for p.peek() != ")" {
		f.params = append(f.params, p.next())
		if p.peek() == "," {
			p.next()
		}
	}
	p.next()
	f.body = p.block()
	return f
}

func (p *parser) statement() node {
	switch p.peek() {
	case "fn":
		p.next()
		n := p.next()
		return let{n, p.function(), true}
	case "if":
		p.next()
		c := p.expr(0)
		return ifs{c, p.block()}
	case "while":
		p.next()
		c := p.expr(0)
		return while{c, p.block()}
	}
	var n node
	switch p.peek() {
	case "let":
		p.next()
		name := p.next()
		p.expect("=")
		n = let{name, p.expr(0), true}
	case "return":
		p.next()
		n = ret{p.expr(0)}
	case "print":
		p.next()
		n = print{p.expr(0)}
	default:
		if p.toks[p.pos+1] == "=" {
			name := p.next()
			p.next()
			n = let{name, p.expr(0), false}
		} else {
			n = p.expr(0)
		}
	}
	p.expect(";")
	return n
}

var prec = map[string]int{"==": 1, "!=": 1, "<": 2, ">": 2, "+": 3, "-": 3, "*": 4, "/": 4, "%": 4}

func (p *parser) expr(min int) node {
	l := p.primary()
	for {
		op := p.peek()
		k := prec[op]
		if k == 0 || k <= min {
			return l
		}
		p.next()
		l = binary{op, l, p.expr(k)}
	}
}

func (p *parser) primary() node {
	var n node
	t := p.next()
	switch {
	case t == "(":
		n = p.expr(0)
		p.expect(")")
	case t == "fn":
		n = p.function()
	case t[0] >= '0' && t[0] <= '9':
		v, _ := strconv.Atoi(t)
		n = number{v}
	default:
		n = name{t}
	}
	for p.peek() == "(" {
		p.next()
		c := call{fn: n}
		for p.peek() != ")" {
			c.args = append(c.args, p.expr(0))
			if p.peek() == "," {
				p.next()
			}
		}
		p.next()
		n = c
	}
	return n
}

type env struct {
	up   *env
	vars map[string]any
}

func (e *env) find(s string) *env {
	for ; e != nil; e = e.up {
		if _, ok := e.vars[s]; ok {
			return e
		}
	}
	panic("undefined " + s)
}

type closure struct {
	f   function
	env *env
}

func eval(n node, e *env) any {
	switch n := n.(type) {
	case number:
		return n.v
	case name:
		return e.find(n.s).vars[n.s]
	case function:
		return closure{n, e}
	case binary:
		l, r := eval(n.l, e).(int), eval(n.r, e).(int)
		switch n.op {
		case "+":
			return l + r
		case "-":
			return l - r
		case "*":
			return l * r
		case "/":
			return l / r
		case "%":
			return l % r
		case "<":
			return l < r
		case ">":
			return l > r
		case "==":
			return l == r
		case "!=":
			return l != r
		}
	case call:
		c := eval(n.fn, e).(closure)
		inner := &env{c.env, make(map[string]any, len(n.args))}
		for i, a := range n.args {
			inner.vars[c.f.params[i]] = eval(a, e)
		}
		v, _ := run(c.f.body, inner)
		return v
	}
	panic(fmt.Sprintf("cannot evaluate %T", n))
}

func run(body []node, e *env) (any, bool) {
	for _, s := range body {
		switch s := s.(type) {
		case let:
			v := eval(s.e, e)
			if s.decl {
				e.vars[s.name] = v
			} else {
				e.find(s.name).vars[s.name] = v
			}
		case ifs:
			if eval(s.cond, e).(bool) {
				if v, done := run(s.body, e); done {
					return v, true
				}
			}
		case while:
			for eval(s.cond, e).(bool) {
				if v, done := run(s.body, e); done {
					return v, true
				}
			}
		case ret:
			return eval(s.e, e), true
		case print:
			fmt.Println(eval(s.e, e))
		default:
			eval(s, e)
		}
	}
	return nil, false
}

func main() {
	n := 1000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	p := &parser{toks: lex(program)}
	var body []node
	for p.peek() != "" {
		body = append(body, p.statement())
	}
	run(body, &env{vars: map[string]any{"N": n}})
}
