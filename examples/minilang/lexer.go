package main

import (
	"fmt"
	"strings"
	"unicode"
)

type tokenKind int

const (
	tokEnd tokenKind = iota
	tokName
	tokNumber
	tokString
	tokSymbol
	tokKeyword
)

type token struct {
	kind tokenKind
	text string
	line int
}

func (t token) String() string {
	if t.kind == tokEnd {
		return "end of text"
	}
	return fmt.Sprintf("%q", t.text)
}

var keywords = map[string]bool{}

func init() {
	for _, k := range strings.Fields("let fn if else while for in return true false nil and or not break continue") {
		keywords[k] = true
	}
}

// A syntaxError is panicked with by lexer and parser and turned into an error by parse.
type syntaxError struct {
	line int
	text string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("line %d: %s", e.line, e.text) }

// lex cuts a text into tokens; the last one is tokEnd.
func lex(src string) []token {
	var toks []token
	line := 1
	text := []rune(src)
	for i := 0; i < len(text); {
		r := text[i]
		start := i
		switch {
		case r == '\n':
			line++
			i++
		case unicode.IsSpace(r):
			i++
		case r == '#':
			for i < len(text) && text[i] != '\n' {
				i++
			}
		case unicode.IsLetter(r) || r == '_':
			for i < len(text) && (unicode.IsLetter(text[i]) || unicode.IsDigit(text[i]) || text[i] == '_') {
				i++
			}
			word := string(text[start:i])
			kind := tokName
			if keywords[word] {
				kind = tokKeyword
			}
			toks = append(toks, token{kind, word, line})
		case unicode.IsDigit(r):
			for i < len(text) && (unicode.IsDigit(text[i]) || text[i] == '.' && i+1 < len(text) && unicode.IsDigit(text[i+1])) {
				i++
			}
			toks = append(toks, token{tokNumber, string(text[start:i]), line})
		case r == '"':
			s, n := lexString(text[i:], line)
			toks = append(toks, token{tokString, s, line})
			i += n
		default:
			i++
			if i < len(text) && text[i] == '=' && strings.ContainsRune("=!<>", r) {
				i++
			} else if !strings.ContainsRune("+-*/%=<>()[]{},:;.", r) {
				panic(&syntaxError{line, fmt.Sprintf("unexpected character %q", r)})
			}
			toks = append(toks, token{tokSymbol, string(text[start:i]), line})
		}
	}
	return append(toks, token{tokEnd, "", line})
}

// lexString reads a literal that starts with a quote and gives its value and length in runes.
func lexString(text []rune, line int) (string, int) {
	var b strings.Builder
	for i := 1; i < len(text); i++ {
		switch r := text[i]; r {
		case '"':
			return b.String(), i + 1
		case '\n':
			panic(&syntaxError{line, "string is not closed"})
		case '\\':
			i++
			if i == len(text) {
				break
			}
			switch text[i] {
			case 'n':
				b.WriteByte('\n')
			case 't':
				b.WriteByte('\t')
			default:
				b.WriteRune(text[i])
			}
		default:
			b.WriteRune(r)
		}
	}
	panic(&syntaxError{line, "string is not closed"})
}
