#!/usr/bin/env python3
"""Small invalid programs, made of the valid ones of test/run by changing a token, a word, a line or a statement, and the lines where Go has their errors.

    mutants.py --vo PATH [--share I/N]           compare `vo check -e` with the answers stored in mutants.txt (a share: every N-th mutant from the I-th on; day/N: another one each day)
    mutants.py --vo PATH --go [--per-file N]     compare it with what Go's compiler says now (`./dev oracle` brings it)
    mutants.py --store [--count N]               write mutants.txt: go's answers for mutants of every file until N of them are invalid
    mutants.py --print FILE:NUMBER               show one mutant
    mutants.py --kinds                           how often each kind of change is in what is stored; exit 1 if one is not

A mutant is a function of the file's name, its text and a number. What is stored is a digest of the mutant's text and the numbers of the lines with errors
(`-`: Go accepts it); a mutant whose digest is another one, since its file has changed, is left out and counted.
"""
import argparse
import collections
import concurrent.futures
import datetime
import hashlib
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import corpus
import gotool

STORED = os.path.join(HERE, 'mutants.txt')
LARGEST = 4096  # bytes of a program that mutants are made of
MESSAGE = re.compile(r'^(\S+?\.go):(\d+)(?::(\d+))?: (?:error(?:\[\w+\])?: )?(.*)$')
TOKEN = re.compile(r'''(?P<blank>[ \t\r]+|\n|//[^\n]*|/\*.*?\*/)|(?P<string>"(?:\\.|[^"\\\n])*"|`[^`]*`)|(?P<rune>'(?:\\.|[^'\\\n])+')|(?P<word>[^\W\d]\w*)
|(?P<number>0[xX][\da-fA-F_.]+(?:[pP][+-]?\d+)?i?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?i?|0[bBoO][\d_]+)
|(?P<op><<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|==|!=|<=|>=|:=|\+=|-=|\*=|/=|%=|&=|\|=|\^=|<<|>>|&\^|.)'''.replace('\n', ''), re.S)
KEYWORDS = set('break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var'.split())
TYPES = 'int string float64 bool byte rune uint8 int64 uint error any complex128 []int []string map[string]int func() *int chan int struct{} [3]int'.split()
BASIC = {'int', 'string', 'float64', 'bool', 'byte', 'rune', 'uint8', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint16', 'uint32', 'uint64', 'error', 'any', 'float32', 'complex128',
         'complex64', 'uintptr'}
OPERATORS = '+ - * / % & | ^ << >> &^ == != < <= > >= && ||'.split()
ASSIGNS = '= := += -= *= /= %= &= |= ^= <<= >>= &^='.split()
LITERALS = ['0', '1', '-1', '300', '1 << 70', '3.5', '1e400', '2i', "'x'", '"s"', '`r`', 'true', 'nil', 'iota', '[]int{1}', 'struct{}{}', 'map[string]int{"a": 1, "a": 2}', 'func() {}',
            'new(int)', 'len', 'int', '[2]int{1, 2, 3}', '_', '08', '0x', '1_', "''", '"\\q"', 'make([]int)', 'len(5)', 'cap(map[int]int{})', 'append(1, 2)', 'unknown', 'unknown.f']
STATEMENTS = '''x := 1|var x int|var x, y int = 1|var x int = "a"|var x = nil|const c int8 = 300|const c = f()|_ = nil|return 1, 2, 3|return|break|continue|fallthrough|goto nowhere|L: for { break M }
label:|defer 1|go 2|defer recover|for i := range 3.5 { _ = i }|for i, j := range 10 { _, _ = i, j }|for range 1.5 {}|for x, y, z := range "" {}|if 1 { }|if x := 1 { }|switch { case 1: }
switch 1 { case 1: case 1: }|switch "a" { case "b", "b": }|switch any(1).(type) { case int: case int: }|switch x := any(1).(type) { case int: }|switch 1.(type) { }|select { case 1: }|select { default: default: }
switch { default: default: }|1 + 2|"a"|len("a")|f.g|_ = 1 / 0|_ = 1 << -1|_ = "a" + 1|_ = "a"[5]|_ = [2]int{}[2]|_ = []int{-1: 1}|_ = []int{0: 1, 0: 2}|_ = map[string]int{"a": 1, "a": 2}|_ = struct{ a int }{b: 1}
_ = struct{ a int }{1, 2}|_ = struct{ a, a int }{}|var _ interface{ m(); m() }|type T T|type T struct { T }|type T [len(T{})]int|var f func(int) = func(string) {}|var p *int = 1|_ = *1|_ = &1|_ = &f()|_ = -"a"|_ = !1|_ = ^1.5
_ = <-1|var c <-chan int; c <- 1|var c chan<- int; <-c|close(1)|var c <-chan int; close(c)|delete(1, 2)|copy(1, 2)|_ = copy([]int{}, []string{})|_ = append([]int{}, "a")|_ = make(int)|_ = make([]int, -1)|_ = make([]int, 2, 1)
_ = new(1 + "a")|_ = int("a")|_ = string(1.5)|_ = []byte(1)|_ = any(1).(unknown)|_ = 1.(int)|var e error = 1|var e error; _ = e.(int)|_ = func() int { }|_ = func() int { for { break } }|_ = func() (a int) { { a := 1; return } }
_ = func() int { if true { return 1 } }|_ = func(a int, a string) {}|_ = func() { a := 1; a := 2; _ = a }|a, b := 1|a, b := 1, 2, 3|var a, b = 1, 2, 3|a := 1; a, _ := 2, 3|x = 1|1 = 2|"a"[0] = 1|var s string; s[0] = 1|const k = 1; k = 2|const k = 1; k++
m := map[string]struct{ a int }{}; m["x"].a = 1|for i := 0; i < 10; i := i + 1 { }|if true { } else 1|var x int; x()|var f func(int); f("a")|var f func(int); f(1, 2)|var f func(int); f()|var f func(...int); f("a")|var f func(...int); f([]int{}...); f(1, []int{}...)
var f func(); x := f(); _ = x|var f func() (int, int); x := f(); _ = x|var f func() (int, int); var a, b, c = f(); _, _, _ = a, b, c|type G[T any] struct{ a T }; var _ G|type G[T any] struct{}; var _ G[int, int]|type G[T comparable] struct{}; var _ G[[]int]
type G[T ~int] struct{}; var _ G[string]|type I interface { ~int }; var _ I|type I interface { int | error }|var _ = func[T any](x T) {}|func f() {}|import "fmt"|type A = A|type A = []A|type P *P; var p P; p.x = 1|var x struct{ a int }; x.b = 1|var x struct{ a int }; x.a()
var a [3]int; _ = a[3]|var a [3]int; _ = a["x"]|var a []int; _ = a[1.5]|var a []int; _ = a[2:1]|_ = "abc"[2:1:3]|var a []int; _ = a[:1:]|var a [1 << 62]int; _ = a|_ = [-1]int{}|_ = [1.5]int{}|var n = 1; _ = [n]int{}|_ = [...]int{1, 2}; var _ [...]int
_ = 1 == "a"|_ = []int{} == []int{}|_ = func() {} == func() {}|_ = struct{ a []int }{} == struct{ a []int }{}|_ = nil == nil|_ = map[[]int]int{}|_ = true < false|_ = 1 && true|var i8 int8 = 1; var i16 int16 = i8|var u uint = -1|var b byte = 256|var f float32 = 1e40|_ = 'ab'|_ = "\\xz"
var i interface{ m() } = 1|_ = interface{ m() }(struct{}{})|goto L; var x int; _ = x; L:|for { goto L; { L: } }|if x; true { }|switch x := 1; x { case "a": }|for true { } else { }|var 1 int|var x = |x.|f(1,, 2)|f(1 2)|[]int{1 2}|x := []int{1,|{|}|)|]|;;|;|:=|...|@|#|?|$|\\
x++ + 1|y := x++|if x = 1; true {}|while true {}|var x int; x =+ 1|x =: 1|var ch chan int; ch <-|_ = max()|_ = min("a", 1)|clear(1)|print(f)|panic()|_ = recover(1)|_ = complex(1, "a")|_ = real(1 == 1)|_ = min(1, 2, "a")|_, _ = 1|_ := 1|var _ = _|_()|_.x = 1|main := 1|main()|_ = main|_ = init
init()|len = 1|int := 1; var x int|nil := 1|true = false|_ = iota|const c = iota + len("ab") + "x"|const (a = 1; b; c string)|var (a; b int)|type (A int; A string)|for i := range 3 { i := i }|for i := range "a" { _ = i + "a" }|for k := range func(func(string) bool) {} { _ = k + 1 }
for a, b := range func(func(int) bool) {} { _, _ = a, b }|for a := range func(func(int)) {} { _ = a }|for range func(int) {} {}|defer func() {}|go func() {}|defer int(1)|defer len("a")|go panic|_ = func(x ...int, y int) {}|_ = func(x, int) {}|_ = func(x int, string) {}|_ = struct { int; int }{}|_ = struct { *[]int }{}
'''.replace('\n', '|').strip('|').split('|')
DECLARATIONS = ['func main() {}', 'func init() int { return 1 }', 'var unusedGlobal int = "a"', 'const big int8 = 1 << 10', 'type T1 struct { T1 }', 'type T2 interface { T2 }', 'type T3 = T4; type T4 = T3',
                'var v1 = v2; var v2 = v1', 'func g1() int { }', 'func g2[T any]() {}; var _ = g2', 'func (x int) m() {}', 'func (x *unknown) m() {}', 'type T5 int; func (T5) m() {}; func (T5) m() {}',
                'type T6 struct { m int }; func (T6) m() {}', 'import "os"', 'func g3[T int | unknown](x T) {}', 'func g4[T any](x T) T { return x + x }', 'func g5[T any](x, y T) bool { return x == y }',
                'func g6[K comparable, V any](m map[K]V) {}; var _ = func() { g6[string](map[int]int{}) }', 'type T7[T any] []T; func (x T7[int]) m() { var y int = "a" }', 'type T8[T T8[T]] struct{}', 'func g7(x int) (x int) { return }',
                'x := 1', 'return', 'if true {}', 'var _ error = struct{}{}', 'var a1, a2 = 1', 'const c1 = len([]int{1})', 'const c2', 'func g8() { g8 := 1 }', 'type T9 func(T9) T9; var _ T9 = func(int) int { return 1 }', 'type _ struct { a, b }',
                'func g9(_ int, _ int) { _ = _ }', 'func (g10) () {}', 'func g11()', 'func g12() (int, x string) { return }', 'type T10 struct { a int `x`; b int "y" 1 }', 'type T11 interface { m() int; m() string }',
                'type T12[P any] struct{}; func (T12[A]) m[B any](x B) A { return x }', 'var g13 = func() { g13() }', 'type T13[P *int,] int; type T14[P *T] int', 'func g15[T any, U []T](u U) { var t T = u[0]; var s string = t }',
                'type T16 struct { *T17 }; type T17 struct { T16 }; var _ = T16{}.x', 'func init() {}; var _ = init', 'func g18(a, b) {}', 'func g19(...int, int) {}', 'var _ = map[string]int{1: "a"}', 'var _ = [...]string{2: "a", "b", 2: "c"}']


class Tokens:
    """A program as a list of (kind, text); kinds are the names of TOKEN's groups."""

    def __init__(self, text):
        self.all = [(m.lastgroup, m.group()) for m in TOKEN.finditer(text)]

    def __str__(self):
        return ''.join(t for _, t in self.all)

    def where(self, holds):
        return [i for i, (kind, text) in enumerate(self.all) if kind != 'blank' and holds(kind, text)]

    def set(self, i, text):
        self.all[i] = ('op', text)


def isName(kind, text):
    return kind == 'word' and text not in KEYWORDS and text != '_'


# Changes. Each takes the text and a random.Random and gives another text, or None.

KINDS = {}


def change(name, weight=2):
    def add(f):
        KINDS[name] = weight, f
        return f
    return add


def edit(holds, act):
    """A change of one token for which holds(kind, text)."""
    def f(text, rng):
        tokens = Tokens(text)
        found = tokens.where(holds)
        if not found:
            return None
        i = rng.choice(found)
        new = act(tokens, i, rng)
        if new is None or new == tokens.all[i][1]:
            return None
        tokens.set(i, new)
        return str(tokens)
    return f


def names(tokens):
    return sorted({t for k, t in tokens.all if isName(k, t)})


def anything(kind, text):
    return True


change('token dropped', 6)(edit(anything, lambda tokens, i, rng: ''))
change('token twice', 3)(edit(anything, lambda tokens, i, rng: tokens.all[i][1] + ' ' + tokens.all[i][1]))
change('token replaced by another of the file', 4)(edit(anything, lambda tokens, i, rng: tokens.all[rng.choice(tokens.where(anything))][1]))
change('bracket dropped', 3)(edit(lambda k, t: t in '(){}[]', lambda tokens, i, rng: ''))
change('bracket of another kind', 2)(edit(lambda k, t: t in '(){}[]', lambda tokens, i, rng: rng.choice('(){}[]')))
change('comma, colon or dot dropped or another', 3)(edit(lambda k, t: t in (',', ':', '.', ';', '...'), lambda tokens, i, rng: rng.choice(['', ',', ':', ';', '.', ' '])))
change('undefined name', 5)(edit(isName, lambda tokens, i, rng: tokens.all[i][1] + rng.choice('XYZ')))
change('another name', 8)(edit(isName, lambda tokens, i, rng: rng.choice(names(tokens))))
change('name with another case', 1)(edit(isName, lambda tokens, i, rng: tokens.all[i][1].swapcase()))
change('name made blank', 2)(edit(isName, lambda tokens, i, rng: '_'))
change('name instead of a keyword', 1)(edit(lambda k, t: t in KEYWORDS, lambda tokens, i, rng: rng.choice(names(tokens))))
change('keyword instead of a name', 1)(edit(isName, lambda tokens, i, rng: rng.choice(sorted(KEYWORDS))))
change('another keyword', 2)(edit(lambda k, t: t in KEYWORDS, lambda tokens, i, rng: rng.choice(sorted(KEYWORDS))))
change('another type', 6)(edit(lambda k, t: t in BASIC, lambda tokens, i, rng: rng.choice(TYPES)))
change('literal of another type', 6)(edit(lambda k, t: k in ('string', 'rune', 'number') and True, lambda tokens, i, rng: rng.choice(LITERALS)))
change('literal instead of a name', 4)(edit(isName, lambda tokens, i, rng: rng.choice(LITERALS)))
change('another operator', 5)(edit(lambda k, t: t in OPERATORS, lambda tokens, i, rng: rng.choice(OPERATORS)))
change('another assignment', 4)(edit(lambda k, t: t in ASSIGNS, lambda tokens, i, rng: rng.choice(ASSIGNS)))
change('operator in front', 2)(edit(lambda k, t: isName(k, t) or k in ('string', 'number'), lambda tokens, i, rng: rng.choice(['*', '&', '-', '!', '<-', '^', '+', '~', '...']) + tokens.all[i][1]))
change('name with something behind it', 5)(edit(isName, lambda tokens, i, rng: tokens.all[i][1] + rng.choice(
    ['()', '(1)', '("a", 2)', '[0]', '["a"]', '[int]', '[int, string]', '[[]int]', '.x', '.String()', '.(int)', '.(type)', '[1:2]', '[:1:2]', '{}', '{1}', '{a: 1}', '++', '...', ' x', ' + "a"', '[T]', ':'])))
change('one value more', 4)(edit(lambda k, t: t in ('=', ':=', 'return', '('), lambda tokens, i, rng: tokens.all[i][1] + rng.choice([' 1,', ' "a",', ' nil,'])))
change('one variable more', 3)(edit(lambda k, t: t in ('=', ':='), lambda tokens, i, rng: rng.choice([', _ ', ', another ', ', more, _ ']) + tokens.all[i][1]))
change('type arguments and constraints', 4)(edit(lambda k, t: t in ('any', 'comparable', '~') or t in BASIC, lambda tokens, i, rng: rng.choice(
    ['comparable', 'any', '~string', '~int', 'int | string', 'interface{ m() }', 'cmp.Ordered', '[]int', 'T', 'interface{ ~int; String() string }', 'func()', 'error', '~[]T', '*T'])))
change('visibility of a member', 1)(edit(lambda k, t: isName(k, t) and t[0].isupper(), lambda tokens, i, rng: tokens.all[i][1][0].lower() + tokens.all[i][1][1:]))


@change('tokens exchanged', 4)
def exchange(text, rng):
    tokens = Tokens(text)
    found = tokens.where(anything)
    at = rng.randrange(len(found) - 1)
    i, j = found[at], found[min(len(found) - 1, at + rng.choice([1, 1, 2, 3]))]
    tokens.all[i], tokens.all[j] = tokens.all[j], tokens.all[i]
    return str(tokens)


@change('several tokens dropped', 2)
def dropSome(text, rng):
    tokens = Tokens(text)
    found = tokens.where(anything)
    at = rng.randrange(len(found))
    for i in found[at:at + rng.randint(2, 5)]:
        tokens.set(i, '')
    return str(tokens)


def lines(text, rng, holds, act):
    all = text.split('\n')
    found = [i for i, line in enumerate(all) if line.strip() and not line.strip().startswith('//') and holds(line.strip())]
    if not found:
        return None
    i = rng.choice(found)
    all[i:i + 1] = act(all, i)
    return '\n'.join(all)


def indent(line):
    return line[:len(line) - len(line.lstrip())]


change('line dropped', 6)(lambda text, rng: lines(text, rng, lambda l: True, lambda all, i: []))
change('line twice', 4)(lambda text, rng: lines(text, rng, lambda l: True, lambda all, i: [all[i]] * 2))
change('line elsewhere', 3)(lambda text, rng: lines(text, rng, lambda l: True, lambda all, i: [all[i], rng.choice([l for l in all if l.strip()])]))
change('line cut', 1)(lambda text, rng: lines(text, rng, lambda l: True, lambda all, i: [all[i][:rng.randrange(len(all[i]) + 1)]]))
change('lines joined', 1)(lambda text, rng: lines(text, rng, lambda l: True, lambda all, i: [all[i] + ' ' + all.pop(i + 1)] if i + 1 < len(all) else [all[i]]))
change('line broken', 1)(lambda text, rng: lines(text, rng, lambda l: ' ' in l, lambda all, i: all[i].replace(' ', '\n', 1) if False else [all[i].strip().replace(' ', '\n', 1)]))
change('missing return', 4)(lambda text, rng: lines(text, rng, lambda l: l.startswith(('return', 'panic(')), lambda all, i: []))
change('result dropped or changed', 4)(lambda text, rng: lines(text, rng, lambda l: l.startswith('return'), lambda all, i: [
    indent(all[i]) + rng.choice(['return', 'return nil', 'return 1', 'return "a"', 'return 1, 2', all[i].strip() + ', 1', 'return all, nothing'])]))
change('case twice', 3)(lambda text, rng: lines(text, rng, lambda l: l.startswith(('case ', 'default:')), lambda all, i: [all[i], all[i]]))
change('unused import', 2)(lambda text, rng: lines(text, rng, lambda l: l.startswith('package '), lambda all, i: [all[i], 'import %s' % rng.choice(['"strings"', 'x "math"', '. "os"', '_ "sort"', '"fmt"', '""', 'fmt "io"'])]))
change('import dropped', 2)(lambda text, rng: lines(text, rng, lambda l: l.startswith(('import "', '"')), lambda all, i: []))
change('declaration added', 5)(lambda text, rng: lines(text, rng, lambda l: l.startswith(('func ', 'type ', 'var ')), lambda all, i: rng.choice(DECLARATIONS).split('; ') + [all[i]] if not all[i][:1].isspace() else [all[i]]))
change('statement added', 14)(lambda text, rng: lines(text, rng, lambda l: True, lambda all, i: [all[i], indent(all[i]) + rng.choice(STATEMENTS)] if all[i][:1].isspace() else [all[i]]))
change('statement replaced', 4)(lambda text, rng: lines(text, rng, lambda l: l[-1] not in '{(' and l[0] not in '})', lambda all, i: [indent(all[i]) + rng.choice(STATEMENTS)] if all[i][:1].isspace() else [all[i]]))
change('declaration twice', 2)(lambda text, rng: again(text, rng))
change('method or function dropped', 4)(lambda text, rng: without(text, rng))


def declarations(text):
    """(start, end) of top-level funcs and types, in lines."""
    all, found, i = text.split('\n'), [], 0
    while i < len(all):
        if re.match(r'(func|type|var|const) ', all[i]):
            j = i
            if all[i].rstrip().endswith(('{', '(')):
                while j + 1 < len(all) and not all[j].startswith(('}', ')')):
                    j += 1
            found.append((i, j + 1))
            i = j
        i += 1
    return all, found


def again(text, rng):
    all, found = declarations(text)
    if not found:
        return None
    i, j = rng.choice(found)
    return '\n'.join(all[:j] + all[i:j] + all[j:])


def without(text, rng):
    all, found = declarations(text)
    if not found:
        return None
    i, j = rng.choice(found)
    return '\n'.join(all[:i] + all[j:])


def mutant(name, text, number):
    """(text of the mutant, names of the changes made)"""
    rng = random.Random('%s %d' % (name, number))
    kinds = list(KINDS)
    weights = [KINDS[k][0] for k in kinds]
    made, wanted, now = [], 2 if rng.random() < 0.2 else 1, text
    for _ in range(20):
        kind = rng.choices(kinds, weights)[0]
        new = KINDS[kind][1](now, rng)
        if new is None or new == now:
            continue
        now = new
        made.append(kind)
        if len(made) == wanted:
            break
    return now, made


def sources():
    """{name below test/run: text} of the programs that mutants are made of."""
    found = {}
    for p in corpus.programs():
        if p.isDir or p.ext != '.go' or os.path.getsize(p.path) > LARGEST:
            continue
        with open(p.path, encoding='utf-8', errors='surrogateescape') as f:
            text = f.read()
        if '//go:' not in text and '"dyn"' not in text and 'package main' in text:
            found[p.name] = text
    return found


# What compilers say

def linesOf(output, path):
    """{line: message}"""
    found = {}
    for line in output.split('\n'):
        m = MESSAGE.match(line)
        if m and os.path.basename(m.group(1)) == os.path.basename(path):
            found.setdefault(int(m.group(2)), m.group(4))
    return found


class Go(gotool.GoTool):
    def errors(self, path):
        """{line: message}; line 0: what no line is said of, or what go's loader would say alone."""
        code, text = self.compile(path, timeout=60)
        if code == 0:
            os.unlink(path + '.o')
        found = linesOf(text, path)
        if code != 0 and (not found or any('could not import' in m for m in found.values())):
            found = {0: text[:200]}
        return found


def voErrors(vo, path):
    try:
        p = subprocess.run([vo, 'check', '-e', path], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    except subprocess.TimeoutExpired:
        return {-1: 'timeout'}
    found = linesOf(p.stdout.decode('utf-8', 'replace'), path)
    if p.returncode == 1 and not found and b'function main is undeclared' in p.stdout:
        return {}  # Go's linker says that
    if p.returncode not in (0, 1) or (p.returncode == 1) != bool(found):
        found[-1] = 'exit code %d: %s' % (p.returncode, p.stdout.decode('utf-8', 'replace')[:200])
    return found


def digest(text):
    return hashlib.sha256(text.encode('utf-8', 'surrogateescape')).hexdigest()[:6]


def stored():
    """{(name, number): (digest, lines or '-')}"""
    out = {}
    for line in corpus.readOr(STORED, b'').decode().splitlines():
        if line.startswith('#'):
            continue
        name, *rest = line.split()
        for item in rest:
            number, d, at = item.split(':')
            out[name, int(number)] = d, set() if at == '-' else {int(n) for n in at.split(',')}
    return out


def write(folder, worker, text):
    path = os.path.join(folder, 'm%s.go' % worker)
    with open(path, 'w', encoding='utf-8', errors='surrogateescape') as f:
        f.write(text)
    return path


def store(count, jobs):
    texts = sources()
    rows, invalid, made = collections.defaultdict(list), 0, 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        go = Go(folder)

        def one(job):
            name, number = job
            text, _ = mutant(name, texts[name], number)
            return name, number, digest(text), go.errors(write(folder, '%s-%d' % (name.replace('/', '_'), number), text))
        number = 0
        while invalid < count:
            for name, n, d, found in pool.map(one, [(name, number) for name in texts]):
                made += 1
                if 0 in found:
                    continue  # no line
                invalid += bool(found)
                rows[name].append('%d:%s:%s' % (n, d, ','.join(map(str, sorted(found))) or '-'))
                if invalid == count:
                    break
            number += 1
            print('%d mutants, %d invalid' % (made, invalid), flush=True)
        with open(STORED + '.new', 'w') as f:
            f.write('# Of each program: number of a mutant, digest of its text, lines where go %s has errors.\n' % corpus.GO_VERSION)
            for name in texts:
                f.write(' '.join([name] + rows[name]) + '\n')
    os.rename(STORED + '.new', STORED)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--vo')
    p.add_argument('--share', default='1/1')
    p.add_argument('--go', action='store_true')
    p.add_argument('--first', type=int, default=0)
    p.add_argument('--per-file', type=int, default=4)
    p.add_argument('--store', action='store_true')
    p.add_argument('--count', type=int, default=10000)
    p.add_argument('--print')
    p.add_argument('--kinds', action='store_true')
    p.add_argument('--texts', action='store_true', help='with --go: compare messages, too, and show those that differ')
    p.add_argument('--filter', default='')
    p.add_argument('-j', type=int, default=1)
    a = p.parse_args()
    if a.store:
        return store(a.count, a.j)
    texts = sources()
    if a.print:
        name, _, number = a.print.rpartition(':')
        text, made = mutant(name, texts[name], int(number))
        sys.stdout.write(text)
        print('// ' + ', '.join(made), file=sys.stderr)
        return 0
    answers = stored()
    if a.kinds:
        total = collections.Counter()
        for (name, number), (d, at) in answers.items():
            if name in texts and at:
                total.update(mutant(name, texts[name], number)[1])
        for kind in KINDS:
            print('%8d  %s' % (total[kind], kind))
        return 0 if all(total[k] for k in KINDS) else 1
    if a.go:
        jobs = [(name, n) for n in range(a.first, a.first + a.per_file) for name in texts if a.filter in name]
    else:
        i, n = [datetime.date.today().toordinal() if x == 'day' else int(x) for x in a.share.split('/')]
        jobs = list(answers)[(i - 1) % n::n]
    count, bad = collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(a.j) as pool:
        go = Go(folder) if a.go else None

        def one(job):
            name, number = job
            if name not in texts:
                return job, None, None, ''
            text, made = mutant(name, texts[name], number)
            if not go and digest(text) != answers[job][0]:
                return job, None, None, ''
            path = write(folder, '%s-%d' % (name.replace('/', '_'), number), text)
            want = go.errors(path) if go else dict.fromkeys(answers[job][1])
            got = voErrors(a.vo, path)
            os.unlink(path)
            return job, want, got, text
        for (name, number), want, got, text in pool.map(one, jobs):
            if want is None:
                count['stale'] += 1
                continue
            if 0 in want:
                count['without a line'] += 1
                continue
            count['invalid' if want else 'valid'] += 1
            differ = set(want) != set(got)
            if differ or a.texts and want != got:
                bad += 1
                print('%s:%d' % (name, number))
                source = text.split('\n')
                for at in sorted(set(want) | set(got)):
                    if at not in want or at not in got or a.texts and want[at] != got[at]:
                        print('  line %d: %s' % (at, source[at - 1].strip() if 0 < at <= len(source) else ''))
                        print('    go: %s\n    vo: %s' % (want.get(at, '-') if at in want else '-', got.get(at, '-')), flush=True)
    print('%d mutants: %s; %d differ' % (len(jobs), ', '.join('%d %s' % (n, k) for k, n in count.items()), bad))
    if count['stale'] > len(jobs) // 20:
        print('too many are of programs that have changed since: mutants.py --store')
        return 1
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
