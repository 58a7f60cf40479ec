package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lexer in the style of state functions that run in a goroutine.

type kind int

const (
	kErr kind = iota
	kIdent
	kNum
	kOp
	kStr
	kEOF
)

func (k kind) String() string { return [...]string{"err", "ident", "num", "op", "str", "eof"}[k] }

type item struct {
	kind kind
	val  string
}

type lexer struct {
	in         string
	start, pos int
	width      int
	items      chan item
}
type stateFn func(*lexer) stateFn

const eof = -1

func (l *lexer) next() (r rune) {
	if l.pos >= len(l.in) {
		l.width = 0
		return eof
	}
	r, l.width = utf8.DecodeRuneInString(l.in[l.pos:])
	l.pos += l.width
	return
}
func (l *lexer) backup()     { l.pos -= l.width }
func (l *lexer) emit(k kind) { l.items <- item{k, l.in[l.start:l.pos]}; l.start = l.pos }
func (l *lexer) accept(f func(rune) bool) {
	for f(l.next()) {
	}
	l.backup()
}
func (l *lexer) errorf(f string, a ...any) stateFn {
	l.items <- item{kErr, fmt.Sprintf(f, a...)}
	return nil
}

func lexAny(l *lexer) stateFn {
	switch r := l.next(); {
	case r == eof:
		l.emit(kEOF)
		return nil
	case unicode.IsSpace(r):
		l.start = l.pos
		return lexAny
	case unicode.IsLetter(r):
		l.accept(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		l.emit(kIdent)
	case unicode.IsDigit(r):
		return lexNum
	case r == '"':
		return lexStr
	case strings.ContainsRune("+-*/=()", r):
		l.emit(kOp)
	default:
		return l.errorf("bad character %q", r)
	}
	return lexAny
}

func lexNum(l *lexer) stateFn {
	l.accept(unicode.IsDigit)
	if l.next() == '.' {
		l.accept(unicode.IsDigit)
	} else {
		l.backup()
	}
	if r := l.next(); unicode.IsLetter(r) {
		return l.errorf("bad number %q", l.in[l.start:l.pos])
	}
	l.backup()
	l.emit(kNum)
	return lexAny
}

func lexStr(l *lexer) stateFn {
	for {
		switch l.next() {
		case '\\':
			l.next()
		case eof, '\n':
			return l.errorf("unterminated string")
		case '"':
			l.emit(kStr)
			return lexAny
		}
	}
}

func lex(s string) <-chan item {
	l := &lexer{in: s, items: make(chan item)}
	go func() {
		defer close(l.items)
		for st := stateFn(lexAny); st != nil; {
			st = st(l)
		}
	}()
	return l.items
}

func main() {
	for _, s := range []string{"x1 = 3.14*(y + 22)", `say "hi \"there\"" é世`, "12ab", `"open`, "a ? b", ""} {
		for it := range lex(s) {
			fmt.Printf("%v:%q ", it.kind, it.val)
		}
		fmt.Println()
	}
}
