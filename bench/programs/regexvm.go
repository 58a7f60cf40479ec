// A regular expression matcher: parser, compiler to a small machine, and Thompson's simulation.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

type op int

const (
	opChar op = iota
	opAny
	opClass
	opSplit
	opJump
	opMatch
)

type inst struct {
	op   op
	c    byte
	set  *[256]bool
	x, y int
}

type compiler struct {
	src  string
	pos  int
	prog []inst
}

func (c *compiler) emit(i inst) int { c.prog = append(c.prog, i); return len(c.prog) - 1 }

func (c *compiler) more(stop string) bool {
	return c.pos < len(c.src) && !strings.ContainsRune(stop, rune(c.src[c.pos]))
}

func (c *compiler) alternation() {
	start := len(c.prog)
	c.sequence()
	for c.pos < len(c.src) && c.src[c.pos] == '|' {
		c.pos++
		c.insert(start, inst{op: opSplit, x: start + 1})
		jump := c.emit(inst{op: opJump})
		c.prog[start].y = len(c.prog)
		c.sequence()
		c.prog[jump].x = len(c.prog)
	}
}

// insert moves the code from `at` on by one instruction and repairs its targets.
func (c *compiler) insert(at int, i inst) {
	c.prog = append(c.prog, inst{})
	copy(c.prog[at+1:], c.prog[at:])
	for k := at + 1; k < len(c.prog); k++ {
		p := &c.prog[k]
		if p.op == opSplit || p.op == opJump {
			if p.x >= at {
				p.x++
			}
			if p.op == opSplit && p.y >= at {
				p.y++
			}
		}
	}
	c.prog[at] = i
}

func (c *compiler) sequence() {
	for c.more("|)") {
		start := len(c.prog)
		c.atom()
		for c.pos < len(c.src) && strings.IndexByte("*+?", c.src[c.pos]) >= 0 {
			switch c.src[c.pos] {
			case '*':
				c.insert(start, inst{op: opSplit, x: start + 1})
				c.emit(inst{op: opJump, x: start})
				c.prog[start].y = len(c.prog)
			case '+':
				end := len(c.prog)
				c.emit(inst{op: opSplit, x: start, y: end + 1})
			case '?':
				c.insert(start, inst{op: opSplit, x: start + 1})
				c.prog[start].y = len(c.prog)
			}
			c.pos++
		}
	}
}

func (c *compiler) atom() {
	ch := c.src[c.pos]
	c.pos++
	switch ch {
	case '(':
		c.alternation()
		c.pos++
	case '.':
		c.emit(inst{op: opAny})
	case '[':
		set := new([256]bool)
		for c.src[c.pos] != ']' {
			lo := c.src[c.pos]
			hi := lo
			c.pos++
			if c.src[c.pos] == '-' {
				hi = c.src[c.pos+1]
				c.pos += 2
			}
			for k := int(lo); k <= int(hi); k++ {
				set[k] = true
			}
		}
		c.pos++
		c.emit(inst{op: opClass, set: set})
	default:
		c.emit(inst{op: opChar, c: ch})
	}
}

func compile(src string) []inst {
	c := &compiler{src: src}
	c.alternation()
	c.emit(inst{op: opMatch})
	return c.prog
}

type machine struct {
	prog []inst
	mark []int
	gen  int
}

func (m *machine) add(list []int, pc int) []int {
	if m.mark[pc] == m.gen {
		return list
	}
	m.mark[pc] = m.gen
	switch i := m.prog[pc]; i.op {
	case opJump:
		return m.add(list, i.x)
	case opSplit:
		return m.add(m.add(list, i.x), i.y)
	}
	return append(list, pc)
}

// longest gives the length of the longest match at the start of s, or -1.
func (m *machine) longest(s string) int {
	m.gen++
	cur := m.add(nil, 0)
	var next []int
	best := -1
	for at := 0; len(cur) > 0; at++ {
		m.gen++
		next = next[:0]
		for _, pc := range cur {
			i := &m.prog[pc]
			if i.op == opMatch {
				best = at
				continue
			}
			if at < len(s) && (i.op == opAny || i.op == opChar && i.c == s[at] || i.op == opClass && i.set[s[at]]) {
				next = m.add(next, pc+1)
			}
		}
		cur, next = next, cur
	}
	return best
}

func main() {
	n := 2000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	text := strings.Repeat("foo123 bar-baz aaaaab http://x.org/a?b=c 42 abcabcabd ", 5)
	count, total := 0, 0
	for _, p := range []string{"[a-z]+[0-9]+", "(ab|abc)*abd", "a*b", "http://[a-z.]+(/[a-z]*)?", "(b|a)+(r|z)", ".*42"} {
		prog := compile(p)
		m := &machine{prog: prog, mark: make([]int, len(prog))}
		for range n / 1000 {
			for i := range text {
				if k := m.longest(text[i:]); k >= 0 {
					count++
					total += k
				}
			}
		}
	}
	fmt.Println(count, total)
}
