#!/usr/bin/env python3
"""Writes random well-defined Go programs.

    generate.py SEED [--functions N] [-o FILE]    the program of a seed, to FILE or standard output
    generate.py --kinds [--programs N]            how often each kind occurs in the programs of seeds 1 to N; exit 1 if one does not

A program has some 60 to 100 functions. `main` calls each in turn behind a recover and prints a line with the running checksum,
so the first line that differs names the function. Well-defined means that Go's specification leaves nothing open:

- expressions do not panic and what they call changes nothing that they read, so the order in which operands are evaluated does
  not show. Panics are statements of their own, with one possible cause each.
- whether `append` moves the elements shows nowhere: only slices without an alias grow, others are cloned first.
- maps are walked for sums only; NaNs count as one value; conversions of floats to integers are guarded.
- goroutines share nothing but channels, mutexes and wait groups, whose results do not depend on who is first.
- loops have few rounds, calls cost fuel (`fuel`), strings and slices are cut.

The kinds table (`KINDS`) fills itself: every generating method counts under its name.
"""
import argparse
import collections
import contextlib
import random
import sys

INTS = {'int8': 8, 'int16': 16, 'int32': 32, 'int64': 64, 'int': 64,
        'uint8': 8, 'uint16': 16, 'uint32': 32, 'uint64': 64, 'uint': 64, 'uintptr': 64}
BASIC = list(INTS) + ['float32', 'float64', 'complex64', 'complex128', 'string', 'bool']

STATEMENTS, EXPRESSIONS = [], collections.defaultdict(list)  # (kind, weight, method); form -> the same
KINDS = ['type ' + b for b in BASIC] + ['type ' + f for f in (
    'struct', 'wide struct', 'large array', 'embedding struct', 'named', 'array', 'slice', 'map', 'pointer', 'func', 'interface', 'any')]


def statement(kind, weight=4):
    def add(method):
        STATEMENTS.append((kind, weight, method))
        KINDS.append(kind)
        return method
    return add


def expression(forms, kind, weight=4):
    def add(method):
        for form in forms.split():
            EXPRESSIONS[form].append((kind, weight, method))
        if kind not in KINDS:
            KINDS.append(kind)
        return method
    return add


class Const(str):
    """The text of a constant expression."""


class Type:
    def __init__(self, name, form, elem=None, key=None, n=0, fields=(), base=None, params=(), result=None):
        self.name, self.form, self.elem, self.key, self.n = name, form, elem, key, n
        self.fields, self.base, self.params, self.result = list(fields), base, list(params), result
        self.embedded = []  # names of fields that are embedded
        self.comparable = form not in ('slice', 'map', 'func') and all(t.comparable for t in self.parts())
        # Copies share nothing.
        self.pure = form not in ('slice', 'map', 'func', 'pointer', 'interface', 'any') and all(t.pure for t in self.parts())

    def parts(self):
        return [t for _, t in self.fields] + ([self.elem] if self.form == 'array' else [])

    def __repr__(self):
        return self.name


class Var:
    def __init__(self, name, type, writable=True, grows=False):
        self.name, self.type, self.writable, self.grows = name, type, writable, grows


HEADER = open(__file__.replace('generate.py', 'header.go.txt')).read()


class Generator:
    def __init__(self, seed, functions=None):
        self.rng = random.Random(seed)
        self.kinds = collections.Counter()
        self.lines, self.depth, self.serial = [], 0, 0
        self.scope, self.returns, self.loops, self.nesting, self.calls = [], [], [], 0, True
        self.functions = []  # (name, parameter types, result types)
        self.hashes, self.types = {}, {}
        self.count = functions or self.rng.randint(60, 100)

    # Text

    def emit(self, text):
        for line in text.strip('\n').split('\n'):
            self.lines.append('\t' * self.depth + line)

    @contextlib.contextmanager
    def block(self, head, tail='}', loop=False):
        self.emit(head)
        self.depth += 1
        mark = len(self.scope)
        self.nesting += 1
        yield
        self.nesting -= 1
        del self.scope[mark:]
        self.depth -= 1
        self.emit(tail)

    def fresh(self, prefix='v'):
        self.serial += 1
        return prefix + str(self.serial)

    def chance(self, p):
        return self.rng.random() < p

    def pick(self, seq):
        return self.rng.choice(seq)

    def weighted(self, table):
        table = list(table)
        return self.rng.choices(table, [w for _, w, _ in table])[0]

    def seen(self, kind):
        self.kinds[kind] += 1

    # Types

    def basic(self, name):
        return self.types[name]

    def make(self, *args, **named):
        t = Type(*args, **named)
        return self.types.setdefault(t.name, t)

    def array(self, e, n):
        return self.make('[%d]%s' % (n, e), 'array', elem=e, n=n)

    def slice(self, e):
        return self.make('[]%s' % e, 'slice', elem=e)

    def map(self, k, v):
        return self.make('map[%s]%s' % (k, v), 'map', key=k, elem=v)

    def pointer(self, e):
        return self.make('*%s' % e, 'pointer', elem=e)

    def func(self, params, result):
        return self.make('func(%s) %s' % (', '.join(p.name for p in params), result), 'func', params=params, result=result)

    def number(self):
        return self.basic(self.pick(list(INTS) + ['float32', 'float64']))

    def integer(self):
        return self.basic(self.pick(list(INTS)))

    def anyType(self):
        r = self.rng.random()
        if r < 0.42:
            return self.integer()
        if r < 0.62:
            return self.basic(self.pick(BASIC[len(INTS):]))
        return self.pick(self.pool)

    def pureType(self):
        while True:
            t = self.anyType()
            if t.pure:
                return t

    def comparableType(self):
        while True:
            t = self.anyType()
            if t.comparable and t.pure:
                return t

    def declareTypes(self):
        for b in BASIC:
            self.make(b, 'int' if b in INTS else b[:5] if b[:5] == 'float' else b[:7] if b[:7] == 'complex' else b)
        self.any = self.make('any', 'any')
        self.interfaces = [self.make('I%d' % i, 'interface') for i in range(3)]
        self.pool = []
        self.named, self.structs = [], []
        for i in range(4):
            b = self.integer() if i else self.basic('string')
            t = self.make('N%d' % i, b.form, base=b)
            self.emit('type N%d %s\n' % (i, b))
            self.named.append(t)
        self.pool += self.named
        for i in range(7):
            self.struct(i)
        for _ in range(4):
            t = self.anyType()
            self.pool.append(self.array(t, self.rng.randint(1, 6 if t.name in self.types and t.name in BASIC else 3)))
        self.pool.append(self.array(self.integer(), self.rng.randint(17, 24)))
        for _ in range(6):
            self.pool.append(self.slice(self.anyType()))
        for _ in range(5):
            self.pool.append(self.map(self.comparableType(), self.anyType()))
        for _ in range(3):
            self.pool.append(self.pointer(self.pick(self.structs + [self.integer(), self.pick(self.pool)])))
        for i in range(4):
            self.pool.append(self.func([self.pureType() for _ in range(self.rng.randint(0, 3))], self.basic(self.pick(BASIC)) if i else self.pureType()))
        self.pool += [self.any] + self.interfaces[:2]
        for i, t in enumerate(self.named + self.structs):
            self.methods(i, t)
        for i in range(3):
            self.emit(('type I0 interface{ M0(a int) int }', 'type I1 interface {\n\tI0\n\tName() string\n}',
                       'type I2 interface {\n\tI1\n\tSet(a int)\n}')[i])

    def struct(self, i):
        wide = i == 3
        fields, embedded, used = [], [], set()
        for f in range(self.rng.randint(1, 5) if not wide else self.rng.randint(17, 22)):
            if f < 2 and self.structs and self.chance(0.4):
                t = self.pick(self.structs)
                if t.name not in used:
                    used.add(t.name)
                    fields.append((t.name, t))
                    embedded.append(t.name)
                    continue
            t = self.anyType() if self.chance(0.7) else self.integer()
            if wide and not t.form in ('int', 'float', 'string', 'named'):
                t = self.number()
            if i in (0, 1, 3):  # comparable ones
                t = t if t.comparable and t.pure else self.number()
            fields.append(('F%d%s' % (i, chr(97 + f)), t))
        t = self.make('S%d' % i, 'struct', fields=fields)
        t.embedded = embedded
        t.wide = wide
        with self.block('type S%d struct {' % i):
            for name, ft in fields:
                self.emit(name if name in embedded else '%s %s' % (name, ft))
        self.structs.append(t)
        self.pool += [t] * 2
        if i == 2:
            self.pool.append(self.array(self.pick(self.structs), 3))
            self.pool.append(self.slice(self.pick(self.structs)))

    def methods(self, i, t):
        if t.form == 'struct':
            ints = [f for f, ft in t.fields if ft.form == 'int']
            # Methods that are promoted.
            if len(t.embedded) == 1 and self.chance(0.5):
                self.seen('promoted methods')
                return
            value = ' + '.join(['int(x.%s)' % f for f in ints[:3]] or ['a'])
            change = 'x.%s += %s(a)' % (ints[0], dict(t.fields)[ints[0]]) if ints else '_ = a'
        elif t.form == 'string':
            value, change = 'len(x)', '*x = %s(cut(string(*x) + strconv.Itoa(a)))' % t
        else:
            value, change = 'int(x)', '*x = *x*3 + %s(a)' % t
        self.seen('methods')
        self.emit('func (x %s) M0(a int) int { return %s ^ a*%d }' % (t, value, self.rng.randint(2, 99)))
        self.emit('func (x %s) Name() string { return "%s" + strconv.Itoa(x.M0(%d)&63) }' % (t, t, i))
        self.emit('func (x *%s) Set(a int) { %s }\n' % (t, change))
        if t in self.named and self.chance(0.4):
            self.seen('String method')
            self.emit('func (x %s) String() string { return "<" + x.Name() + ">" }' % t)

    def countType(self, t):
        if t in getattr(self, 'named', ()):
            self.seen('type named')
        elif t.form == 'struct':
            self.seen('type wide struct' if t.wide else 'type embedding struct' if t.embedded else 'type struct')
        elif t.name in BASIC:
            self.seen('type ' + t.name)
        else:
            self.seen('type large array' if t.form == 'array' and t.n > 16 else 'type ' + t.form)

    # Checksums

    def hash(self, t, x):
        if t.form == 'int':
            return 'uint64(%s)' % x
        if t.form == 'float':
            return 'fbits(float64(%s))' % x
        if t.form == 'complex':
            return 'cbits(complex128(%s))' % x
        if t.form == 'string':
            return 'hs(string(%s))' % x
        if t.form == 'bool':
            return 'hb(bool(%s))' % x
        if t.form == 'any':
            return 'hany(%s)' % x
        if t.form == 'interface':
            return 'uint64(%s.M0(3))' % x
        if t.form == 'func':
            return 'hb(%s == nil)' % x
        if t.name not in self.hashes:
            self.hashes[t.name] = 'h%d' % len(self.hashes), t
        return '%s(%s)' % (self.hashes[t.name][0], x)

    def writeHashes(self):
        done = 0
        while done < len(self.hashes):
            name, t = list(self.hashes.values())[done]
            done += 1
            if t.form == 'struct':
                body = ['h := uint64(%d)' % done] + ['h = mix(h, %s)' % self.hash(ft, 'x.' + f) if ft.form != 'interface' else
                        'if x.%s != nil {\n\th = mix(h, %s)\n}' % (f, self.hash(ft, 'x.' + f)) for f, ft in t.fields] + ['return h']
            elif t.form == 'pointer':
                body = ['if x == nil {\n\treturn 7\n}', 'return mix(11, %s)' % self.hash(t.elem, '*x')]
            elif t.form == 'map':
                body = ['h := uint64(len(x))', 'for k, e := range x {\n\th += mix(mix(3, %s), %s)\n}' % (
                    self.hash(t.key, 'k'), self.element(t.elem, 'e')), 'return h']
            else:
                body = ['h := uint64(len(x))', 'for _, e := range x {\n\th = mix(h, %s)\n}' % self.element(t.elem, 'e'), 'return h']
            with self.block('func %s(x %s) uint64 {' % (name, t)):
                for line in body:
                    self.emit(line)

    def element(self, t, x):
        return 'hiface(%s)' % x if t.form == 'interface' else self.hash(t, x)

    def note(self, t, x):
        self.emit('acc = mix(acc, %s)' % (self.element(t, x)))

    # Places: variables, their fields and elements

    def places(self, t, writable=False):
        out = []

        def walk(text, u, level):
            if u is t and (level == 2 or self.safe(u)):  # fields may be nil
                out.append(text)
            if level == 0:
                return
            if u.form == 'struct':
                for f, ft in u.fields:
                    walk(text + '.' + f, ft, level - 1)
            elif u.form == 'array' and u.n:
                walk('%s[%d]' % (text, self.rng.randrange(u.n)), u.elem, level - 1)
        for v in self.scope:
            if writable and not v.writable:
                continue
            walk(v.name, v.type, 2)
            if v.type.form == 'pointer':
                walk('(*%s)' % v.name, v.type.elem, 1)
        return out

    def place(self, t):
        found = self.places(t)
        return self.pick(found[-12:]) if found else None

    def variables(self, pred):
        return [v for v in self.scope if pred(v)]

    # Expressions

    def range(self, t):
        """The least and the greatest value of an integer type."""
        b = t.base or t
        bits = INTS[b.name]
        return (-(1 << bits - 1), (1 << bits - 1) - 1) if b.name[0] == 'i' else (0, (1 << bits) - 1)

    def literal(self, t):
        b = t.base or t
        if b.form == 'int':
            bits = INTS[b.name]
            low, high = self.range(t)
            r = self.rng.random()
            if r < 0.5:
                v = self.rng.randint(max(low, -9), 17)
            elif r < 0.75:
                v = self.pick([low, high, high - 1, low + 1, high // 2, 1 << self.rng.randrange(bits - 1)])
            else:
                v = self.rng.randint(low, high)
            return Const('%s(%d)' % (t, v))
        if b.form == 'float':
            return Const('%s(%s)' % (t, self.pick(['0', '1', '-1.5', '0.1', '3.25', '1e10', '-2.5e-3', '1e30', '7', '-1e-30', '0x1p-120',
                                                    '%.3f' % self.rng.uniform(-99, 99), '16777217', '2147483648'])))
        if b.form == 'complex':
            return Const('%s(complex(%s, %s))' % (t, self.pick(['0', '1', '-2.5', '3', '0.5']), self.pick(['0', '1', '-1', '4.25'])))
        if b.form == 'string':
            s = self.pick(['""', '"a"', '"hello"', '"žluť"', '"\\x00\\xff"', '"日本語"', '"ab,cd,ef"', '"x y  z"', '`raw\\n`', '"\\u00e9\\U0001F600"',
                           '"%d"' % self.rng.randint(-99, 9999), '"the quick brown fox"'])
            return Const('%s(%s)' % (t, s) if t.base or self.chance(0.3) else s)
        return Const(self.pick(['true', 'false']))

    def leaf(self, t):
        found = self.place(t)
        if found and self.chance(0.75):
            return found
        if t.form == 'int':
            near = [v.name for v in self.scope if v.type.form == 'int']
            if near and self.chance(0.5):
                return '%s(%s)' % (t, self.pick(near[-8:]))
        if t.form in ('int', 'float', 'complex', 'string', 'bool'):
            return self.literal(t) if self.chance(0.7) or t.base else 'g_' + t.name
        return self.freshValue(t, 0)

    def nonconst(self, t, d=0):
        """An expression that is no constant."""
        e = self.ex(t, d)
        if not isinstance(e, Const):
            return e
        return self.place(t) or ('g_%s' % t if not t.base else '%s(g_%s)' % (t, t.base))

    def ex(self, t, d):
        if d <= 0 or self.chance(0.12):
            return self.leaf(t)
        table = EXPRESSIONS[t.form]
        if not table:
            return self.freshValue(t, d)
        for _ in range(6):
            kind, _, method = self.weighted(table)
            e = method(self, t, d - 1)
            if e is not None:
                self.seen(kind)
                return e
        return self.leaf(t)

    def composite(self, t, e):
        """The expression as it may stand before a block."""
        return '(%s)' % e if t.form in ('struct', 'array') else e

    def cond(self, d=2):
        e = self.ex(self.basic('bool'), d)
        return e if not isinstance(e, Const) else '%s < %s' % (self.nonconst(self.basic('int')), self.ex(self.basic('int'), 0))

    def index(self, n, d=1):
        t = self.integer()
        return 'uint(%s)%%%s' % (self.nonconst(t, d), n)

    @expression('int float complex', 'arithmetic', 14)
    def e_binary(self, t, d):
        ops = '+ - *' if t.form != 'int' else '+ - * & | ^ &^'
        if t.form == 'float':
            ops += ' /'
        a, b = self.nonconst(t, d), self.ex(t, d)
        if self.chance(0.3):
            a, b = b, a
        return '(%s %s %s)' % (a, self.pick(ops.split()), b)

    @expression('complex', 'complex division', 2)
    def e_complexDivide(self, t, d):
        return '(%s / %s)' % (self.nonconst(t, d), self.place(t) or 'g_%s' % (t.base or t) if not t.base else self.nonconst(t))

    @expression('complex', 'complex()', 3)
    def e_complex(self, t, d):
        f = self.basic('float64' if t.name == 'complex128' else 'float32')
        return 'complex(%s, %s)' % (self.nonconst(f, d), self.ex(f, d))

    @expression('float', 'real and imag', 2)
    def e_real(self, t, d):
        c = self.basic('complex128' if t.name == 'float64' else 'complex64')
        return '%s(%s)' % (self.pick(['real', 'imag']), self.nonconst(c, d))

    @expression('int', 'shift by a variable', 6)
    def e_shift(self, t, d):
        u = self.basic(self.pick(['uint8', 'uint16', 'uint32', 'uint64', 'uint']))
        count = self.nonconst(u, d)
        if self.chance(0.6):
            count = '(%s & %d)' % (count, self.pick([7, 15, 31, 63, 127]))
        return '(%s %s %s)' % (self.nonconst(t, d), self.pick(['<<', '>>']), count)

    @expression('int', 'shift by a constant', 4)
    def e_shiftConst(self, t, d):
        return '(%s %s %d)' % (self.nonconst(t, d), self.pick(['<<', '>>']), self.pick([0, 1, 2, 3, 5, 7, 8, 15, 16, 31, 32, 33, 63, 64, 70]))

    @expression('int', 'rotation by shifts', 2)
    def e_rotate(self, t, d):
        if t.name != 'uint32' and t.name != 'uint64':
            return None
        x, n = self.nonconst(t), self.rng.randrange(1, INTS[t.name])
        return '(%s<<%d | %s>>%d)' % (x, n, x, INTS[t.name] - n)

    @expression('int', 'guarded division', 6)
    def e_divide(self, t, d):
        return '(%s %s (%s | 1))' % (self.nonconst(t, d), self.pick('/%'), self.ex(t, d))

    @expression('int', 'division by a constant', 4)
    def e_divideConst(self, t, d):
        bits = INTS[(t.base or t).name]
        n = self.pick([1, 2, 3, 5, 7, 8, 10, 16, 60, 100, 125] + [1000, 4096, 65535] * (bits > 16))
        if (t.base or t).name[0] == 'i' and self.chance(0.3):
            n = -n
        return '(%s %s %d)' % (self.nonconst(t, d), self.pick('/%'), n)

    @expression('int float complex', 'unary', 4)
    def e_unary(self, t, d):
        return '(%s%s)' % (self.pick('-^+' if t.form == 'int' else '-+'), self.nonconst(t, d))

    @expression('int', 'integer conversion', 8)
    def e_convert(self, t, d):
        return '%s(%s)' % (t, self.nonconst(self.integer(), d))

    @expression('int', 'float to integer', 2)
    def e_fromFloat(self, t, d):
        f = self.nonconst(self.basic(self.pick(['float32', 'float64'])), d)
        if self.chance(0.4):
            return '%s(f2i(float64(%s)))' % (t, f)
        bits, signed = INTS[(t.base or t).name], (t.base or t).name[0] == 'i'
        low, high = (-(1 << bits - 1), 1 << bits - 1) if signed else (-1, 1 << bits)
        return 'within[%s](%s, %d, %d)' % (t, f, low, high)

    @expression('float', 'integer to float', 4)
    def e_toFloat(self, t, d):
        return '%s(%s)' % (t, self.nonconst(self.integer(), d))

    @expression('float', 'float conversion', 3)
    def e_floatConvert(self, t, d):
        return '%s(%s)' % (t, self.nonconst(self.basic('float32' if t.name == 'float64' else 'float64'), d))

    @expression('float', 'package math', 4)
    def e_math(self, t, d):
        f = self.pick(['Sqrt', 'Floor', 'Ceil', 'Trunc', 'Abs', 'Round', 'RoundToEven'])
        if self.chance(0.3):
            f = self.pick(['Max', 'Min', 'Copysign', 'Mod'])
            # (the sign of a NaN is left open)
            return '%s(math.%s(float64(%s), float64(%s)))' % (t, f, self.nonconst(t, d), self.ex(t if f != 'Copysign' else self.integer(), d))
        return '%s(math.%s(float64(%s)))' % (t, f, self.nonconst(t, d))

    @expression('float', 'NaN, infinity, negative zero', 5)
    def e_special(self, t, d):
        return '%s(%s)' % (t, self.pick(['math.NaN()', 'math.NaN()', 'math.Inf(1)', 'math.Inf(-1)', 'math.Copysign(0, -1)']))

    @expression('complex', 'complex conversion', 2)
    def e_complexConvert(self, t, d):
        return '%s(%s)' % (t, self.nonconst(self.basic('complex64' if t.name == 'complex128' else 'complex128'), d))

    @expression('int', 'package math/bits', 3)
    def e_bits(self, t, d):
        n = self.pick(['8', '16', '32', '64'])
        u = self.nonconst(self.basic('uint' + n), d)
        return '%s(bits.%s)' % (t, self.pick(['OnesCount%s(%s)' % (n, u), 'LeadingZeros%s(%s)' % (n, u), 'TrailingZeros%s(%s)' % (n, u),
                                              'Len%s(%s)' % (n, u), 'Reverse%s(%s)' % (n, u),
                                              'RotateLeft%s(%s, %d)' % (n, u, self.rng.randint(-9, 70))]))

    @expression('int', 'len', 4)
    def e_len(self, t, d):
        found = self.variables(lambda v: v.type.form in ('string', 'slice', 'array', 'map'))
        if not found:
            return None
        v = self.pick(found)
        return '%s(%s(%s))' % (t, self.pick(['len', 'len', 'cap']) if v.type.form == 'array' else 'len', v.name) \
            if v.type.form != 'array' else '(%s(len(%s)) + %s)' % (t, v.name, self.nonconst(t))

    @expression('int float complex string bool struct', 'element of an array', 5)
    def e_arrayElement(self, t, d):
        found = self.variables(lambda v: v.type.form == 'array' and v.type.elem is t)
        if not found:
            return None
        v = self.pick(found)
        return '%s[%s]' % (v.name, self.index(v.type.n, d))

    @expression('int float complex string bool struct', 'element of a slice', 5)
    def e_sliceElement(self, t, d):
        found = self.variables(lambda v: v.type.form == 'slice' and v.type.elem is t)
        return 'at(%s, int(%s))' % (self.pick(found).name, self.nonconst(self.integer(), d)) if found else None

    @expression('int float complex string bool struct', 'element of a map', 5)
    def e_mapElement(self, t, d):
        found = self.variables(lambda v: v.type.form == 'map' and v.type.elem is t)
        if not found:
            return None
        v = self.pick(found)
        return '%s[%s]' % (v.name, self.ex(v.type.key, d))

    @expression('int', 'byte of a string', 3)
    def e_byte(self, t, d):
        return '%s(byteAt(%s, int(%s)))' % (t, self.nonconst(self.basic('string'), d), self.nonconst(self.integer()))

    @expression('int float complex string bool struct array', 'call of a function', 7)
    def e_call(self, t, d):
        if not self.calls:
            return None
        found = [f for f in self.functions if f[2] == [t] and all(p.pure for p in f[1])]
        if not found:
            return None
        name, params, _ = self.pick(found)
        return '%s(%s)' % (name, ', '.join(self.ex(p, d - 1) for p in params))

    @expression('int float complex string bool struct array', 'call of a func value', 8)
    def e_callValue(self, t, d):
        found = self.variables(lambda v: v.type.form == 'func' and v.type.result is t)
        if not found:
            return None
        v = self.pick(found)
        return '%s(%s)' % (v.name, ', '.join(self.ex(p, d) for p in v.type.params))

    @expression('int', 'call of a method', 4)
    def e_method(self, t, d):
        if t.name != 'int':
            return None
        found = self.variables(lambda v: v.type in self.named or v.type.form in ('struct', 'interface'))
        if not found:
            return None
        v = self.pick(found)
        if v.type.form == 'struct' and not self.hasMethods(v.type):
            return None
        return '%s.M0(%s)' % (v.name, self.ex(self.basic('int'), d))

    def hasMethods(self, t):
        return t in self.named or t.form == 'struct' and len(t.embedded) != 2  # two embedded ones at a depth are ambiguous unless declared

    @expression('string', 'call of Name', 3)
    def e_name(self, t, d):
        found = self.variables(lambda v: v.type in self.named or v.type.name == 'I1')
        return '%s(%s.Name())' % (t, self.pick(found).name) if found else None

    @expression('int float string', 'min and max', 4)
    def e_min(self, t, d):
        all = [self.nonconst(t, d)] + [self.ex(t, d) for _ in range(self.rng.randint(1, 2))]
        if t.form == 'float' and self.chance(0.4):
            all[self.rng.randrange(len(all))] = self.e_special(t, d)
            self.rng.shuffle(all)
        return '%s(%s)' % (self.pick(['min', 'max']), ', '.join(all))

    @expression('int float complex string bool struct array', 'generic choice', 3)
    def e_sel(self, t, d):
        return '%s(%s, %s, %s)' % ('sel' if self.chance(0.5) else 'sel[%s]' % t, self.cond(d), self.nonconst(t, d) if t.form in (
            'int', 'float', 'complex', 'string', 'bool') else self.ex(t, d), self.ex(t, d))

    @expression('int float string', 'generic sum', 3)
    def e_sum(self, t, d):
        if t.form == 'string':
            return '%s(cut(string(total(%s, %s))))' % (t, self.nonconst(t, d), self.ex(t, d))
        return 'total(%s)' % ', '.join([self.nonconst(t, d)] + [self.ex(t, d) for _ in range(self.rng.randint(0, 3))])

    @expression('int float complex string bool struct', 'func literal called at once', 3)
    def e_now(self, t, d):
        p = self.pureType()
        name = self.fresh('p')
        arg = self.ex(p, d)
        self.scope.append(Var(name, p, False))
        body = self.ex(t, d)
        self.scope.pop()
        return 'func(%s %s) %s { return %s }(%s)' % (name, p, t, body, arg)

    @expression('int float complex string bool struct', 'value in an interface and back', 3)
    def e_box(self, t, d):
        return 'any(%s).(%s)' % (self.ex2(t, d), t)

    def ex2(self, t, d):
        e = self.ex(t, d)
        return '%s(%s)' % (t, e) if isinstance(e, Const) else e

    @expression('int', 'bits of a float', 2)
    def e_floatBits(self, t, d):
        return '%s(fbits(float64(%s)))' % (t, self.nonconst(self.basic(self.pick(['float32', 'float64'])), d))

    @expression('float', 'float of bits', 1)
    def e_bitsFloat(self, t, d):
        return '%s(math.Float32frombits(uint32(%s)&0x7f7fffff))' % (t, self.nonconst(self.integer(), d))

    @expression('string', 'concatenation', 6)
    def e_concat(self, t, d):
        parts = [self.nonconst(t, d)] + [self.ex(t, d) for _ in range(self.rng.randint(1, 3))]
        self.rng.shuffle(parts)
        return '%s(cut(string(%s)))' % (t, ' + '.join(parts))

    @expression('string', 'part of a string', 4)
    def e_sub(self, t, d):
        return '%s(sub(string(%s), int(%s), int(%s)))' % (t, self.nonconst(t, d), self.nonconst(self.integer(), d), self.nonconst(self.integer()))

    @expression('string', 'string of a rune, bytes, runes', 4)
    def e_stringOf(self, t, d):
        s = self.nonconst(self.basic('string'), d)
        return '%s(%s)' % (t, self.pick(['string(rune(%s))' % self.nonconst(self.integer(), d), 'string([]byte(%s))' % s, 'string([]rune(%s))' % s,
                                         'strconv.Itoa(%s)' % self.nonconst(self.basic('int'), d),
                                         'strconv.FormatUint(uint64(%s), %d)' % (self.nonconst(self.integer(), d), self.rng.randint(2, 36)),
                                         'strconv.Quote(sub(%s, 0, 9))' % s]))

    @expression('string', 'package strings', 3)
    def e_strings(self, t, d):
        s = self.nonconst(self.basic('string'), d)
        o = self.ex(self.basic('string'), d)
        return '%s(%s)' % (t, self.pick(['strings.ToUpper(%s)' % s, 'cut(strings.Repeat(cut(%s), 1+int(%s)))' % (s, self.index(3)), 'strings.TrimSpace(%s)' % s,
                                         'cut(strings.ReplaceAll(%s, "a", %s))' % (s, o), 'strings.Join(strings.Split(%s, ","), ";")' % s,
                                         'strings.TrimLeft(%s, "ahx")' % s, 'strings.ToLower(%s)' % s]))

    @expression('string', 'fmt.Sprint', 3)
    def e_sprint(self, t, d):
        u = self.basic(self.pick(BASIC)) if self.chance(0.6) else self.pick(self.named)
        return '%s(cut(fmt.Sprint%s))' % (t, self.pick(['(%s)', 'f("%%v", %s)', 'f("%%T", %s)', 'ln(%s)']) % self.ex2(u, d))

    @expression('int', 'search in a string', 2)
    def e_search(self, t, d):
        s = self.nonconst(self.basic('string'), d)
        return '%s(%s)' % (t, self.pick(['strings.Index(%s, %s)' % (s, self.ex(self.basic('string'), d)), 'utf8.RuneCountInString(%s)' % s,
                                         'strings.Count(%s, "a")' % s, 'cmp.Compare(%s, %s)' % (s, self.ex(self.basic('string'), d)), 'len([]rune(%s))' % s]))

    @expression('bool', 'comparison', 16)
    def e_compare(self, t, d):
        u = self.basic(self.pick(BASIC))
        ops = ['==', '!='] if u.form in ('bool', 'complex') else ['==', '!=', '<', '<=', '>', '>=']
        pair = [self.nonconst(u, d), self.ex(u, d) if u.form != 'float' or self.chance(0.7) else self.e_special(u, d)]
        self.rng.shuffle(pair)
        return '(%s %s %s)' % (pair[0], self.pick(ops), pair[1])

    @expression('bool', 'comparison of structs, arrays, pointers, interfaces', 5)
    def e_compareWhole(self, t, d):
        found = self.variables(lambda v: v.type.form in ('struct', 'array', 'pointer') and v.type.comparable and not self.boxes(v.type))
        if not found:
            return None
        v = self.pick(found)
        other = self.ex(v.type, d)
        return '(%s %s %s)' % (v.name, self.pick(['==', '!=']), '(%s)' % other)

    def boxes(self, t):
        return t.form in ('any', 'interface') or any(self.boxes(p) for p in t.parts())

    @expression('bool', 'and, or, not', 8)
    def e_logic(self, t, d):
        if self.chance(0.25):
            return '!(%s)' % self.cond(d)
        return '(%s %s %s)' % (self.cond(d), self.pick(['&&', '||']), self.cond(d))

    @expression('bool', 'float is NaN', 1)
    def e_nan(self, t, d):
        f = self.place(self.basic('float64')) or 'g_float64'
        return '(%s != %s)' % (f, f)

    def freshValue(self, t, d):
        """A new value of a type that is not basic: what it refers to has no other name."""
        self.seen('composite ' + t.form)
        if d < 0 and t.form in ('struct', 'array', 'map') and self.chance(0.7):
            return '%s{}' % t
        if t.form == 'struct':
            if self.chance(0.25) or d < -1:
                fields = [(f, ft) for f, ft in t.fields if ft.form not in ('interface',)]
                some = self.rng.sample(fields, self.rng.randint(0, min(3, len(fields))))
                return '%s{%s}' % (t, ', '.join('%s: %s' % (f, self.ex(ft, d - 1)) for f, ft in some))
            if self.chance(0.5):
                return '%s{%s}' % (t, ', '.join(self.ex(ft, d - 1) for _, ft in t.fields))
            return '%s{%s}' % (t, ', '.join('%s: %s' % (f, self.ex(ft, d - 1)) for f, ft in t.fields))
        if t.form == 'array':
            if t.n > 2 and self.chance(0.3):
                return '%s{%d: %s}' % (t, self.rng.randrange(t.n), self.ex(t.elem, d - 1)) if t.elem.form != 'interface' else \
                    '%s{%s}' % (t, ', '.join(self.ex(t.elem, d - 1) for _ in range(t.n)))
            return '%s{%s}' % (('[...]%s' % t.elem if self.chance(0.3) else t), ', '.join(self.ex(t.elem, d - 1) for _ in range(t.n)))
        if t.form == 'slice':
            old = self.variables(lambda v: v.type is t)
            r = self.rng.random()
            if old and r < 0.4:
                v = self.pick(old).name
                return self.pick(['head(%s)' % v, 'append(%s(nil), head(%s)...)' % (t, v), 'append(head(%s), %s)' % (v, self.ex(t.elem, d - 1)),
                                  'slices.Clone(%s)' % v])
            if r < 0.5 and t.elem.form != 'interface':
                return 'make(%s, %d%s)' % (t, self.rng.randint(0, 5), self.pick(['', ', 9']))
            if r < 0.55 and d > -1:
                return 'append(%s(nil), %s)' % (t, self.ex(t.elem, d - 1))
            return '%s{%s}' % (t, ', '.join(self.ex(t.elem, d - 1) for _ in range(self.rng.randint(0, 4) if d > -2 else 0)))
        if t.form == 'map':
            if self.chance(0.3) or d < -1:
                return self.pick(['map[%s]%s{}', 'make(map[%s]%s)', 'make(map[%s]%s, 9)']) % (t.key, t.elem)
            key = self.ex(t.key, d - 1)
            return '%s{%s: %s}' % (t, key, self.ex(t.elem, d - 1))
        if t.form == 'pointer':
            e = t.elem
            if e.form == 'struct' and self.chance(0.7):
                return '&' + self.freshValue(e, d - 1)
            if e.pure and e.form != 'struct':
                return 'new(%s)' % self.ex2(e, d - 1) if e.form in ('int', 'float', 'string') else 'ref(%s)' % self.ex2(e, d - 1)
            return 'new(%s)' % e
        if t.form == 'func':
            names = [self.fresh('q') for _ in t.params]
            self.scope += [Var(n, p, False) for n, p in zip(names, t.params)]
            body = self.ex(t.result, max(d, 1))
            del self.scope[len(self.scope) - len(names):]
            return 'func(%s) %s { return %s }' % (', '.join('%s %s' % z for z in zip(names, t.params)), t.result, body)
        if t.form == 'interface':
            methods = self.named + [s for s in self.structs if self.hasMethods(s)]
            u = self.pick(methods)
            if t.name == 'I2' or u.form == 'struct' and self.chance(0.4):
                return '%s(ref(%s))' % (t, self.ex2(u, d - 1))
            return '%s(%s)' % (t, self.ex2(u, d - 1))
        if t.form == 'any':
            u = self.basic(self.pick(BASIC)) if self.chance(0.7) else self.pick(self.named + self.structs[:2])
            return 'any(%s)' % self.ex2(u, d - 1)
        raise AssertionError(t.form)

    # Statements

    def declare(self, t=None, value=None, writable=True):
        """Declares a new variable and returns it."""
        t = t or self.anyType()
        self.countType(t)
        name = self.fresh()
        if value is None:
            value = self.ex(t, self.pick([1, 2, 2, 3]))
        if isinstance(value, Const) or t.form in ('interface', 'func') or self.chance(0.3):
            self.emit('var %s %s = %s' % (name, t, value))
        else:
            self.emit('%s := %s' % (name, value))
        self.emit('_ = %s' % name)
        v = Var(name, t, writable, t.form == 'slice')
        self.scope.append(v)
        return v

    def have(self, pred, make):
        found = self.variables(pred)
        return self.pick(found[-8:]) if found and self.chance(0.85) else self.declare(make())

    def statements(self, n):
        for _ in range(n):
            self.one()

    def one(self):
        deep = self.nesting > 3 or self.nesting > 1 and self.chance(0.7)
        while True:
            kind, _, method = self.weighted(STATEMENTS)
            if deep and kind in BLOCKS:
                continue
            self.seen(kind)
            method(self)
            return

    def body(self, n=None):
        self.statements(n or self.pick((1, 1, 1, 2, 3) if self.nesting < 2 else (1, 1, 2) if self.nesting < 3 else (1,)))

    @statement('declaration', 10)
    def s_declare(self):
        self.declare()

    @statement('declaration without a value', 2)
    def s_zero(self):
        t = self.pureType()
        name = self.fresh()
        self.emit('var %s %s\n_ = %s' % (name, t, name))
        self.scope.append(Var(name, t))

    @statement('declaration of several', 3)
    def s_several(self):
        ts = [self.pureType() for _ in range(self.rng.randint(2, 4))]
        names = [self.fresh() for _ in ts]
        self.emit('%s := %s' % (', '.join(names), ', '.join(self.ex2(t, 2) for t in ts)))
        self.emit('%s = %s' % (', '.join('_' for _ in ts), ', '.join(names)))
        self.scope += [Var(n, t) for n, t in zip(names, ts)]

    @statement('shadowing', 2)
    def s_shadow(self):
        found = self.variables(lambda v: v.type.pure and v.name[0] == 'v')
        if not found:
            return
        v = self.pick(found)
        with self.block('{'):
            self.emit('%s := %s' % (v.name, self.ex2(v.type, 2)))
            self.scope.append(Var(v.name, v.type))
            self.body(1)
            self.note(v.type, v.name)

    @statement('assignment', 12)
    def s_assign(self):
        t = self.anyType()
        places = self.places(t, True)
        if not places:
            self.declare(t)
            return
        self.emit('%s = %s' % (self.pick(places[-10:]), self.ex(t, 3)))

    @statement('assignment with an operator', 10)
    def s_op(self):
        t = self.pick(self.named[1:]) if self.chance(0.1) else self.number()
        places = self.places(t, True)
        if not places:
            self.declare(t)
            return
        p = self.pick(places[-10:])
        if t.form == 'float':
            self.emit('%s %s= %s' % (p, self.pick('+-*/'), self.nonconst(t, 2)))
            return
        op = self.pick(['+', '-', '*', '&', '|', '^', '&^', '<<', '>>', '/', '%', '++', '--'])
        if op in ('++', '--'):
            self.emit(p + op)
        elif op in ('<<', '>>'):
            self.emit('%s %s= %s' % (p, op, '(%s & 31)' % self.nonconst(self.basic('uint'), 1)))
        elif op in '/%':
            self.emit('%s %s= (%s | 1)' % (p, op, self.nonconst(t, 2)))
        else:
            self.emit('%s %s= %s' % (p, op, self.ex(t, 2)))

    @statement('assignment to several', 3)
    def s_parallel(self):
        t = self.pureType()
        places = sorted(set(self.places(t, True)))
        if len(places) < 2:
            self.declare(t)
            return
        a, b = self.rng.sample(places, 2)
        self.emit('%s, %s = %s, %s' % (a, b, b, self.ex(t, 2) if self.chance(0.5) else a))

    @statement('checksum of a variable', 6)
    def s_note(self):
        if self.scope:
            v = self.pick(self.scope)
            self.note(v.type, v.name)

    @statement('if', 8)
    def s_if(self):
        head = 'if '
        if self.chance(0.25):
            t = self.pureType()
            name = self.fresh()
            test = '%s == %s' % (name, name) if t.form in ('int', 'string') else 'mix(1, %s) > 9' % self.hash(t, name)
            head += '%s := %s; %s && ' % (name, self.composite(t, self.ex2(t, 1)), test)
        self.emit(head + self.cond(3) + ' {')
        mark = len(self.scope)
        for i in range(self.pick((1, 1, 1, 2, 2, 3))):
            if i:
                self.emit('} else if %s {' % self.cond(2) if self.chance(0.5) else '} else {')
            last = i and self.lines[-1].endswith('else {')
            self.depth += 1
            self.nesting += 1
            self.body()
            self.nesting -= 1
            self.depth -= 1
            del self.scope[mark:]
            if last:
                break
        self.emit('}')

    @statement('switch on integers', 5)
    def s_switchInt(self):
        t = self.integer()
        tag = self.nonconst(t, 2)
        if self.chance(0.5):
            tag = '(%s & 7)' % tag
        values = list(range(0, 12))
        self.rng.shuffle(values)
        self.cases('switch %s {' % tag, [lambda: ', '.join(str(values.pop()) for _ in range(self.rng.randint(1, 2)))] * self.pick((1, 2, 2, 3, 4)), True)

    @statement('switch on far integers', 5)
    def s_switchFar(self):
        """Many cases over the whole range; the tag is often one of them, or next to one."""
        t = self.pick([self.integer(), self.basic(self.pick(['int64', 'uint64', 'uint', 'uintptr']))])
        low, high = self.range(t)
        values = {low, low + 1, high, high - 1, high // 2, high // 2 + 1, 0, 1, 7, 8, 9} | {self.rng.randint(low, high) for _ in range(4)}
        values = self.rng.sample(sorted(values), self.rng.randint(6, 10))
        tag = self.fresh('t')
        self.emit('%s := at([]%s{%s}, int(%s))' % (tag, t, ', '.join(map(str, values)), self.nonconst(self.integer(), 1)))
        if self.chance(0.3):
            self.emit('%s%s' % (tag, self.pick(['++', '--'])))
        texts, left = [], values[1:]
        while left:
            n = self.pick((1, 1, 2))
            texts.append(', '.join(map(str, left[:n])))
            left = left[n:]
        self.cases('switch %s {' % tag, [lambda text=text: text for text in texts], True)

    @statement('switch on strings', 3)
    def s_switchString(self):
        values = ['"a"', '"hello"', '""', '"77"', '"the quick brown fox"', '"ab"']
        self.rng.shuffle(values)
        self.cases('switch %s {' % self.nonconst(self.basic('string'), 2), [values.pop] * self.pick((1, 2, 2, 3)), True)

    @statement('switch without a value', 4)
    def s_switchTrue(self):
        self.cases('switch {', [lambda: self.cond(2)] * self.pick((1, 2, 2, 3)), True)

    @statement('switch on expressions', 2)
    def s_switchExpr(self):
        t = self.integer()
        name = self.fresh()
        self.cases('switch %s := %s; %s {' % (name, self.ex2(t, 2), name), [lambda: self.nonconst(t, 1)] * self.rng.randint(1, 3), False)

    def cases(self, head, cases, through):
        cases = ['case %s:' % c() for c in cases]
        if self.chance(0.7):
            cases.insert(self.rng.randint(0, len(cases)), 'default:')
        self.emit(head)
        mark = len(self.scope)
        loops, self.loops = self.loops, [(l, False) for l, _ in self.loops]
        for i, c in enumerate(cases):
            self.emit(c)
            self.depth += 1
            self.nesting += 1
            self.body()
            self.nesting -= 1
            if through and i + 1 < len(cases) and self.chance(0.25):
                self.seen('fallthrough')
                self.emit('fallthrough')
            elif self.chance(0.15):
                self.seen('break in a switch')
                with self.block('if %s {' % self.cond()):
                    self.emit('break')
                self.note(self.basic('int'), str(i))
            self.depth -= 1
            del self.scope[mark:]
        self.loops = loops
        self.emit('}')

    # Loops

    def loop(self, head, variables=(), n=None):
        label = ''
        if self.chance(0.3):
            label = self.fresh('L')
            self.seen('label')
            self.depth -= 1
            self.emit(label + ':')
            self.depth += 1
        with self.block(head):
            self.scope += list(variables)
            names = head.split(' := ')[0].removeprefix('for ') if ' := ' in head else ''
            if names:
                self.emit('%s = %s' % (', '.join('_' for _ in names.split(',')), names))
            self.loops.append((label, True))
            if label:
                with self.block('if %s {' % self.cond(2)):
                    self.emit('%s %s' % (self.pick(['break', 'continue']), label))
            self.body(n)
            self.loops.pop()

    @statement('for with three parts', 5)
    def s_for3(self):
        t = self.pick([self.basic('int'), self.basic('int'), self.integer()])
        i = self.fresh('i')
        n = self.rng.randint(1, 5)
        self.loop(self.pick(['for %s := %s(0); %s < %d; %s++ {' % (i, t, i, n, i),
                             'for %s := %s(%d); %s > 0; %s-- {' % (i, t, n, i, i),
                             'for %s := %s(0); %s < %d; %s += 2 {' % (i, t, i, n, i)]), [Var(i, t, False)])

    @statement('for with a condition', 3)
    def s_while(self):
        i = self.fresh('n')
        self.emit('%s := 0' % i)
        self.loop('for next(&%s) < %d && %s {' % (i, self.rng.randint(2, 5), self.cond(1)))

    @statement('for without end', 2)
    def s_forever(self):
        i = self.fresh('n')
        self.emit('%s := 0' % i)
        with self.block('for {'):
            self.loops.append(('', True))
            with self.block('if next(&%s) > %d {' % (i, self.rng.randint(1, 4))):
                self.emit('break')
            self.body()
            self.loops.pop()

    @statement('range over an integer', 4)
    def s_rangeInt(self):
        t = self.integer()
        i = self.fresh('i')
        self.loop('for %s := range %s {' % (i, self.pick(['%s(%d)' % (t, self.rng.randint(1, 5)), '%s & 3' % self.nonconst(t, 1)])), [Var(i, t)])

    @statement('range over a slice', 4)
    def s_rangeSlice(self):
        v = self.have(lambda v: v.type.form == 'slice', lambda: self.slice(self.anyType()))
        i, e = self.fresh('i'), self.fresh('e')
        self.loop('for %s, %s := range head(%s) {' % (i, e, v.name) if self.chance(0.5) else 'for %s, %s := range %s[:min(len(%s), 5)] {' % (i, e, v.name, v.name),
                  [Var(i, self.basic('int'))] + ([Var(e, v.type.elem)] if self.safe(v.type.elem) else []))

    def safe(self, t):
        """Values of the type can be used without looking for nil."""
        return t.form not in ('interface', 'pointer', 'func')

    @statement('range over an array', 3)
    def s_rangeArray(self):
        v = self.have(lambda v: v.type.form == 'array' and self.safe(v.type.elem), lambda: self.array(self.pureType(), self.rng.randint(1, 5)))
        i, e = self.fresh('i'), self.fresh('e')
        self.loop('for %s, %s := range %s%s {' % (i, e, '&' if v.writable and self.chance(0.3) else '', v.name), [Var(i, self.basic('int')), Var(e, v.type.elem)])

    @statement('range over a string', 3)
    def s_rangeString(self):
        i, e = self.fresh('i'), self.fresh('e')
        self.loop('for %s, %s := range sub(%s, 0, 6) {' % (i, e, self.nonconst(self.basic('string'), 1)), [Var(i, self.basic('int')), Var(e, self.basic('int32'))])

    @statement('range over a map', 4)
    def s_rangeMap(self):
        v = self.have(lambda v: v.type.form == 'map', lambda: self.map(self.comparableType(), self.anyType()))
        total = self.declare(self.basic('uint64'), 'uint64(0)')
        k, e = self.fresh('k'), self.fresh('e')
        with self.block('for %s, %s := range %s {' % (k, e, v.name)):
            with self.block('if %s&%d != 1 {' % (self.hash(v.type.key, k), self.pick([1, 3]))):
                self.emit('%s += mix(%s, %s)' % (total.name, self.hash(v.type.key, k), self.element(v.type.elem, e)))
            if self.chance(0.3):
                self.seen('delete in a range over a map')
                self.emit('delete(%s, %s)' % (v.name, k))
        self.note(total.type, total.name)

    @statement('range over a function', 5)
    def s_rangeFunc(self):
        i = self.fresh('i')
        if self.chance(0.5):
            self.loop('for %s := range upto(%d) {' % (i, self.rng.randint(1, 5)), [Var(i, self.basic('int'))])
        elif self.chance(0.5):
            v = self.have(lambda v: v.type.form == 'slice' and self.safe(v.type.elem), lambda: self.slice(self.pureType()))
            e = self.fresh('e')
            self.loop('for %s, %s := range backward(head(%s)) {' % (i, e, v.name), [Var(i, self.basic('int')), Var(e, v.type.elem)])
        else:
            f = self.fresh('it')
            with self.block('%s := func(yield func(int) bool) {' % f, '}'):
                self.emit('defer func() { acc = mix(acc, 5) }()')
                self.emit('_ = yield(%s) && yield(%s)' % (self.ex(self.basic('int'), 1), self.ex(self.basic('int'), 1)))
            self.loop('for %s := range %s {' % (i, f), [Var(i, self.basic('int'))])

    @statement('break, continue', 5)
    def s_break(self):
        usable = [(l, direct) for l, direct in self.loops if l] + self.loops[-1:]
        usable = [(l, d) for l, d in usable if l or d]
        if not usable:
            self.s_assign()
            return
        label, direct = self.pick(usable)
        with self.block('if %s {' % self.cond(2)):
            self.emit(('%s %s' % (self.pick(['break', 'continue']), label)).strip())

    @statement('return', 3)
    def s_return(self):
        if not self.returns:
            return
        with self.block('if %s {' % self.cond(3)):
            self.returnNow()

    def returnNow(self):
        named, types = self.returns[-1]
        if named and self.chance(0.4):
            self.emit('return')
        else:
            self.emit('return ' + ', '.join(self.ex(t, 2) for t in types))

    @statement('goto', 3)
    def s_goto(self):
        label, n = self.fresh('L'), self.fresh('n')
        with self.block('{'):
            if self.chance(0.5):
                self.emit('%s := 0' % n)
                self.emit('%s:' % label)
                with self.block('{'):
                    self.body(1)
                with self.block('if next(&%s) < %d && %s {' % (n, self.rng.randint(1, 4), self.cond())):
                    self.emit('goto ' + label)
            else:
                with self.block('if %s {' % self.cond()):
                    self.emit('goto ' + label)
                with self.block('{'):
                    self.body(1)
                self.emit('%s:' % label)
                self.emit('acc = mix(acc, %d)' % self.rng.randint(1, 99))

    # Functions

    @statement('func value', 4)
    def s_funcValue(self):
        v = self.declare(self.pick([t for t in self.pool if t.form == 'func']))
        call = '%s(%s)' % (v.name, ', '.join(self.ex(p, 1) for p in v.type.params))
        self.note(v.type.result, call)

    @contextlib.contextmanager
    def inner(self, head, results, named=False, tail='}'):
        """The body of a func literal that changes what it captures."""
        loops, self.loops = self.loops, []
        self.returns.append((named, results))
        with self.block(head, tail):
            yield
        self.returns.pop()
        self.loops = loops

    @statement('closure that changes what it captures', 5)
    def s_closure(self):
        p, r = self.pureType(), self.pureType()
        f, q = self.fresh('f'), self.fresh('p')
        with self.inner('%s := func(%s %s) %s {' % (f, q, p, r), [r]):
            self.scope.append(Var(q, p))
            self.body()
            self.emit('return ' + self.ex(r, 2))
        for _ in range(self.rng.randint(1, 2)):
            v = self.fresh()
            self.emit('%s := %s(%s)' % (v, f, self.ex(p, 1)))
            self.note(r, v)
            self.scope.append(Var(v, r))

    @statement('recursive closure', 3)
    def s_recursive(self):
        t = self.pick([self.integer(), self.basic('string'), self.basic('float64')])
        f, n, x = self.fresh('f'), self.fresh('n'), self.fresh('x')
        self.emit('var %s func(%s int, %s %s) %s' % (f, n, x, t, t))
        with self.inner('%s = func(%s int, %s %s) %s {' % (f, n, x, t, t), [t]):
            self.scope += [Var(n, self.basic('int'), False), Var(x, t)]
            self.emit('if %s <= 0 {\n\treturn %s\n}' % (n, x))
            self.body(1)
            v = self.declare(t, '%s(%s-%d, %s)' % (f, n, self.rng.randint(1, 2), self.ex(t, 1)))
            if self.chance(0.4):
                self.emit('%s = %s(%s-3, %s)' % (v.name, f, n, v.name))
            self.emit('return ' + self.ex(t, 2))
        v = self.fresh()
        self.emit('%s := %s(%d, %s)' % (v, f, self.rng.randint(1, 5), self.ex(t, 1)))
        self.note(t, v)

    @statement('closures of a loop', 3)
    def s_loopClosures(self):
        fs, i = self.fresh('fs'), self.fresh('i')
        self.emit('var %s []func(int) int' % fs)
        with self.block(self.pick(['for %s := 0; %s < 3; %s++ {' % (i, i, i), 'for %s := range 3 {' % i])):
            self.emit('_ = %s' % i)
            self.scope.append(Var(i, self.basic('int'), False))
            v = self.declare(self.basic('int'))
            self.emit('%s = append(%s, func(a int) int { %s += a; return %s*%s })' % (fs, fs, v.name, v.name, i))
        g = self.fresh('f')
        with self.block('for _, %s := range %s {' % (g, fs)):
            self.emit('acc = mix(acc, uint64(%s(2)))' % g)
            self.emit('acc = mix(acc, uint64(%s(3)))' % g)

    @statement('closure that escapes', 3)
    def s_escape(self):
        f = self.fresh('f')
        self.emit('%s := %s(%s)' % (f, self.pick(['counter', 'adder']), self.ex(self.basic('int'), 1)))
        for _ in range(self.rng.randint(1, 3)):
            self.emit('acc = mix(acc, uint64(%s()))' % f)

    @statement('call with several results', 4)
    def s_callMany(self):
        found = [f for f in self.functions if len(f[2]) > 1]
        if not found or not self.calls:
            return
        name, params, results = self.pick(found)
        names = [self.fresh() for _ in results]
        args = ', '.join(self.argument(p) for p in params)
        self.emit('%s := %s(%s)' % (', '.join(names), name, args))
        for n, r in zip(names, results):
            self.note(r, n)
            self.scope.append(Var(n, r, r.pure))

    def argument(self, t):
        if t.form in ('slice', 'map', 'pointer'):
            found = self.variables(lambda v: v.type is t)
            if found and self.chance(0.7):
                return self.pick(found).name
        return self.ex(t, 2)

    @statement('call that changes what it is given', 4)
    def s_callImpure(self):
        found = [f for f in self.functions if len(f[2]) <= 1 and any(not p.pure for p in f[1])]
        if not found or not self.calls:
            return
        name, params, results = self.pick(found)
        call = '%s(%s)' % (name, ', '.join(self.argument(p) for p in params))
        if results:
            v = self.fresh()
            self.emit('%s := %s' % (v, call))
            self.note(results[0], v)
            self.scope.append(Var(v, results[0], results[0].pure))
        else:
            self.emit(call)

    @statement('call with variable arguments', 2)
    def s_variadic(self):
        t = self.pick([self.integer(), self.basic('string'), self.basic('float32')])
        xs = self.variables(lambda v: v.type.form == 'slice' and v.type.elem is t)
        if xs and self.chance(0.6):
            self.emit('acc = mix(acc, many(3, anys(%s)...))' % self.pick(xs).name)
        else:
            self.emit('acc = mix(acc, many(%s))' % ', '.join([self.ex(self.basic('int'), 1)] + [self.ex2(self.basic(self.pick(BASIC)), 1) for _ in range(self.rng.randint(0, 4))]))

    @statement('method value', 3)
    def s_methodValue(self):
        v = self.have(lambda v: v.type in self.named and v.writable, lambda: self.pick(self.named))
        f = self.fresh('f')
        self.emit('%s := %s' % (f, self.pick(['%s.M0' % v.name, 'func(a int) int { return %s.M0(%s, a) }' % (v.type, v.name), 'I0(%s).M0' % v.name])))
        self.emit('%s.Set(%s)' % (v.name, self.ex(self.basic('int'), 1)))
        self.emit('acc = mix(acc, uint64(%s(%s)))' % (f, self.ex(self.basic('int'), 1)))
        self.note(v.type, v.name)

    @statement('method with a pointer receiver', 3)
    def s_pointerMethod(self):
        v = self.have(lambda v: v.type in self.named and v.writable, lambda: self.pick(self.named))
        i = self.fresh('i')
        self.emit('var %s I2 = &%s' % (i, v.name))
        self.emit('%s.Set(%s)' % (i, self.ex(self.basic('int'), 1)))
        self.emit('acc = mix(mix(acc, uint64(%s.M0(%s))), hs(%s.Name()))' % (i, self.ex(self.basic('int'), 1), i))

    # Defer, panic, recover

    @statement('defer', 4)
    def s_defer(self):
        if not self.returns:
            return
        t = self.pureType()
        x = self.fresh('x')
        with self.block('defer func(%s %s) {' % (x, t), '}(%s)' % self.ex(t, 1)):
            self.note(t, x)
            found = self.variables(lambda v: v.writable and v.type.pure)
            if found:
                v = self.pick(found)
                self.emit('%s = %s' % (v.name, self.ex(v.type, 1)))
            self.emit('sum = mix(sum, acc)')

    @statement('deferred call that reads a result', 3)
    def s_deferResult(self):
        ts = [self.pureType() for _ in range(self.pick([1, 1, 2]))]
        names = [self.fresh('got') for _ in ts]
        out = [self.fresh() for _ in ts]
        with self.inner('%s := func() (%s) {' % (', '.join(out), ', '.join('%s %s' % z for z in zip(names, ts))), ts, True, tail='}()'):
            with self.block('defer func() {', '}()'):
                for n, t in zip(names, ts):
                    self.note(t, n)
            self.body(1)
            self.emit('return ' + ', '.join(self.ex(t, 2) for t in ts))
        for v, t in zip(out, ts):
            self.note(t, v)
            self.scope.append(Var(v, t))

    @statement('method value and bound call deferred', 2)
    def s_deferMethod(self):
        if not self.returns:
            return
        v = self.have(lambda v: v.type in self.named and v.writable, lambda: self.pick(self.named))
        self.emit('defer %s.Set(%s)' % (v.name, self.ex(self.basic('int'), 1)))

    @statement('defer in a loop', 2)
    def s_deferLoop(self):
        i = self.fresh('i')
        with self.inner('func() {', [], tail='}()'):
            with self.block('for %s := range %d {' % (i, self.rng.randint(1, 4))):
                self.emit('_ = %s' % i)
                self.scope.append(Var(i, self.basic('int')))
                e = self.nonconst(self.basic('int'), 1)
                self.emit(self.pick(['defer func() { acc = mix(acc, uint64(%s)) }()', 'defer func(a int) { acc = mix(acc, uint64(a)) }(%s)']) % e)

    TRAPS = [
        ('division by zero', lambda g: '%s %s %s' % (g.nonconst(t := g.integer(), 1), g.pick('/%'), '(%s &^ %s)' % ((p := g.nonconst(t)), p)), True),
        ('index out of range', lambda g: '[]int{1, 2}[%s]' % g.nonconst(g.integer(), 1), True),
        ('index of an array out of range', lambda g: '(&[3]string{}) [%s]' % g.nonconst(g.integer(), 1), True),
        ('index of a string out of range', lambda g: '%s[%s]' % (g.nonconst(g.basic('string')), g.nonconst(g.integer(), 1)), True),
        ('slice out of range', lambda g: 'len(make([]int, 3)[%s:%s])' % (g.nonconst(g.integer()), g.nonconst(g.integer())), True),
        ('slice of a string out of range', lambda g: 'sub("abc", 0, 3)[%s:%s]' % (g.nonconst(g.integer()), g.nonconst(g.integer())), True),
        ('slice with three bounds out of range', lambda g: 'cap(make([]int, 3, 6)[%s:%s:%s])' % tuple(g.nonconst(g.integer()) for _ in range(3)), True),
        ('nil map', lambda g: '(map[string]int)(nil)[%s] = 1' % g.ex(g.basic('string'), 1), False),
        ('nil pointer', lambda g: '(*S0)(nil).%s' % g.structs[0].fields[-1][0], True),
        ('wrong assertion', lambda g: 'any(%s).(%s)' % (g.ex2(g.basic(g.pick(BASIC)), 1), g.pick(BASIC)), True),
        ('assertion to an interface', lambda g: 'any(%s).(I0)' % g.ex2(g.pick([g.basic('int'), g.named[0], g.structs[0]]), 1), True),
        ('slice to array', lambda g: '[3]int(make([]int, %s))' % ('uint(%s)&7' % g.nonconst(g.integer(), 1)), True),
        ('close of a closed channel', lambda g: 'shut(%s)' % g.cond(), False),
        ('negative shift', lambda g: '%s << %s' % (g.nonconst(g.integer(), 1), g.nonconst(g.basic(g.pick(['int', 'int8', 'int16'])), 1)), True),
        ('negative length', lambda g: 'len(make([]byte, int(%s)%%99))' % g.nonconst(g.integer(), 1), True),
        ('unhashable key', lambda g: 'map[any]int{}[any(%s)]' % g.pick(['[]int{1}', 'map[int]int{}', '7', 'struct{ a any }{[]int{}}']), True),
        ('uncomparable values', lambda g: 'any(%s) == any(%s)' % (g.pick(['[]int{1}', 'func() {}', '[1]any{[]int{}}']), g.pick(['[]int{1}', '[1]any{[]int{}}', '5'])), True),
        ('panic with an error', lambda g: 'panic(errors.New("e" + strconv.Itoa(%s)))' % g.ex(g.basic('int'), 1), False),
        ('panic with a value', lambda g: 'panic(%s)' % g.freshValue(g.any, 1), False),
        ('panic with a struct', lambda g: 'panic(fault{%s})' % g.ex(g.basic('int'), 1), False),
        ('panic with nil', lambda g: 'panic(nil)', False),
        ('no panic', lambda g: 'acc = mix(acc, 3)', False),
    ]

    @statement('recovered panic', 9)
    def s_recover(self):
        kind, text, value = self.pick(self.TRAPS)
        self.seen(kind)
        text = text(self)
        r = self.fresh('got')
        result = self.chance(0.3)
        with self.inner('%sfunc() %s{' % (r + ' := ' if result else '', '(res int) ' if result else ''), [self.basic('int')] if result else [], result, '}()'):
            with self.block('defer func() {', '}()'):
                self.emit('acc = mix(acc, caught(recover()))')
                if result:
                    self.emit('res += %s' % self.ex(self.basic('int'), 1))
            if self.chance(0.3):
                self.body(1)
            if value:
                x = self.fresh('x')
                self.emit('%s := %s' % (x, text))
                self.emit('acc = mix(acc, hany(%s))' % x)
            elif 'panic(' in text and self.chance(0.6):
                with self.block('if %s {' % self.cond()):
                    self.emit(text)
            else:
                self.emit(text)
            if result:
                self.emit('return %s' % self.ex(self.basic('int'), 1))
        if result:
            self.note(self.basic('int'), r)

    @statement('panic again', 2)
    def s_repanic(self):
        e = self.ex(self.basic('int'), 1)
        with self.inner('func() {', [], tail='}()'):
            self.emit('defer func() { acc = mix(acc, caught(recover())) }()')
            with self.block('defer func() {', '}()'):
                with self.block('if r := recover(); r != nil {'):
                    self.emit(self.pick(['panic(r)', 'panic(fmt.Sprint("again ", r))', 'panic(fmt.Errorf("again %w", errors.New(fmt.Sprint(r))))', 'acc = mix(acc, 9)']))
            with self.block('defer func() {', '}()'):
                self.emit(self.pick(['panic("in a deferred call")', 'acc = mix(acc, 8)', 'defer func() { acc = mix(acc, caught(recover())) }(); panic("inner")']))
            self.body(1)
            self.emit('panic(%s)' % e)

    @statement('panic through functions', 1)
    def s_panic(self):
        with self.block('if %s && %s {' % (self.cond(), self.cond())):
            self.emit('panic(%s)' % self.freshValue(self.any, 1))

    # Slices

    @statement('append', 6)
    def s_append(self):
        v = self.have(lambda v: v.grows and v.writable, lambda: self.slice(self.anyType()))
        with self.block('if len(%s) < %d {' % (v.name, self.pick([4, 9, 20]))):
            n = self.rng.randint(1, 3)
            if self.chance(0.3):
                self.emit('%s = append(%s, head(%s)...)' % (v.name, v.name, v.name))
            else:
                self.emit('%s = append(%s, %s)' % (v.name, v.name, ', '.join(self.ex(v.type.elem, 1) for _ in range(n))))

    @statement('assignment to an element', 5)
    def s_setElement(self):
        v = self.have(lambda v: v.type.form == 'slice', lambda: self.slice(self.anyType()))
        e = self.ex(v.type.elem, 2)
        with self.block('if len(%s) > 0 {' % v.name):
            i = self.declare(self.basic('int'), 'int(%s)' % self.index('uint(len(%s))' % v.name))
            if v.type.elem.form == 'int' and self.chance(0.5):
                self.emit('%s[%s] %s= %s' % (v.name, i.name, self.pick('+-*^|'), e))
            else:
                self.emit('%s[%s] = %s' % (v.name, i.name, e))

    @statement('assignment to an element of an array', 4)
    def s_setArray(self):
        v = self.have(lambda v: v.type.form == 'array' and v.writable, lambda: self.array(self.pureType(), self.rng.randint(1, 5)))
        if not v.writable:
            return
        self.emit('%s[%s] = %s' % (v.name, self.index(v.type.n), self.ex(v.type.elem, 2)))

    @statement('slice with two and three bounds', 4)
    def s_reslice(self):
        v = self.have(lambda v: v.type.form == 'slice', lambda: self.slice(self.anyType()))
        with self.block('if len(%s) > 1 {' % v.name):
            lo = self.declare(self.basic('int'), 'int(%s)' % self.index('uint(len(%s))' % v.name))
            s = self.fresh('s')
            self.emit('%s := %s[%s:len(%s):len(%s)]' % (s, v.name, lo.name, v.name, v.name))
            self.emit('acc = mix(acc, uint64(len(%s)+cap(%s)*7))' % (s, s))
            if self.safe(v.type.elem):
                self.emit('%s[0] = %s' % (s, self.ex(v.type.elem, 1)))
            self.emit('%s = append(%s, %s)' % (s, s, self.ex(v.type.elem, 1)))
            self.emit('%s[0] = %s' % (s, self.ex(v.type.elem, 1)))
            self.note(v.type, s)
            self.note(v.type, self.pick(['%s[:%s]', '%s[%s:]']) % (v.name, lo.name))

    @statement('slice of an array', 3)
    def s_sliceArray(self):
        v = self.have(lambda v: v.type.form == 'array' and v.writable and v.type.n > 1, lambda: self.array(self.pureType(), self.rng.randint(2, 6)))
        if not v.writable or v.type.n < 2:
            return
        s = self.fresh('s')
        lo = self.rng.randrange(v.type.n)
        hi = self.rng.randint(lo, v.type.n)
        self.emit('%s := %s[%d:%d]' % (s, v.name, lo, hi))
        self.emit('acc = mix(acc, uint64(len(%s)*9+cap(%s)))' % (s, s))
        self.emit('%s = append(%s[:0:%d], %s)' % (s, s, hi - lo, self.ex(v.type.elem, 1)))
        self.note(v.type, v.name)

    @statement('slice to array and pointer to array', 2)
    def s_toArray(self):
        v = self.have(lambda v: v.type.form == 'slice', lambda: self.slice(self.anyType()))
        with self.block('if len(%s) >= 2 {' % v.name):
            a = self.fresh('a')
            self.emit('%s := %s' % (a, self.pick(['[2]%s(%s)' % (v.type.elem, v.name), '(*[2]%s)(%s)' % (v.type.elem, v.name)])))
            self.emit('%s[0], %s[1] = %s[1], %s[0]' % (a, a, a, a))
            self.note(v.type, a + '[:]')
            self.note(v.type, v.name)

    @statement('copy', 4)
    def s_copy(self):
        v = self.have(lambda v: v.type.form == 'slice', lambda: self.slice(self.anyType()))
        with self.block('if len(%s) > 1 {' % v.name):
            self.emit(self.pick(['copy(%s[1:], %s)' % (v.name, v.name), 'copy(%s, %s[1:])' % (v.name, v.name), 'acc = mix(acc, uint64(copy(%s, %s)))' % (v.name, self.ex(v.type, 1))]))
        if v.type.elem.name == 'uint8':
            self.seen('copy of a string')
            self.emit('copy(%s, %s)' % (v.name, self.ex(self.basic('string'), 1)))

    @statement('clear', 2)
    def s_clear(self):
        v = self.have(lambda v: v.type.form == 'map' or v.type.form == 'slice' and self.safe(v.type.elem), lambda: self.map(self.comparableType(), self.anyType()))
        if self.chance(0.4):
            self.emit('clear(%s)' % v.name)
        elif v.type.form == 'slice':
            self.emit('clear(%s[len(%s)/2:])' % (v.name, v.name))

    @statement('insertion and removal in a slice', 2)
    def s_splice(self):
        v = self.have(lambda v: v.grows and v.writable, lambda: self.slice(self.anyType()))
        with self.block('if len(%s) > 2 && len(%s) < 20 {' % (v.name, v.name)):
            self.emit(self.pick(['%s = append(%s[:1], %s[2:]...)' % ((v.name,) * 3), '%s = slices.Insert(%s, 1, %s)' % (v.name, v.name, self.ex(v.type.elem, 1)),
                                 '%s = slices.Delete(%s, 0, 1)' % (v.name, v.name), 'slices.Reverse(%s)' % v.name,
                                 '%s = append(%s[:1:1], head(%s)...)' % ((v.name,) * 3)]))

    @statement('sort', 2)
    def s_sort(self):
        v = self.have(lambda v: v.type.form == 'slice' and v.type.elem.form in ('int', 'string'), lambda: self.slice(self.integer()))
        if v.type.elem.form not in ('int', 'string'):
            return
        self.emit(self.pick(['slices.Sort(%s)', 'sort.Slice(%%s, func(i, j int) bool { return %s[i] > %s[j] })' % (v.name, v.name),
                             'slices.SortStableFunc(%%s, func(a, b %s) int { return cmp.Compare(b, a) })' % v.type.elem]) % v.name)

    @statement('slices of slices', 2)
    def s_matrix(self):
        t = self.number()
        g = self.fresh('m')
        self.emit('%s := make([][]%s, 3)' % (g, t))
        with self.block('for i := range %s {' % g):
            self.emit('%s[i] = make([]%s, i+2)' % (g, t))
            with self.block('for j := range %s[i] {' % g):
                self.scope += [Var('i', self.basic('int'), False), Var('j', self.basic('int'), False)]
                self.emit('%s[i][j] = %s' % (g, self.ex(t, 2)))
        self.emit('%s[2][1], %s[0][0] = %s[1][2], %s[2][3]' % (g, g, g, g))
        self.note(self.slice(self.slice(t)), g)

    # Maps

    @statement('assignment to a key', 6)
    def s_setKey(self):
        v = self.have(lambda v: v.type.form == 'map', lambda: self.map(self.comparableType(), self.anyType()))
        key, e = self.ex(v.type.key, 1), self.ex(v.type.elem, 2)
        if v.type.elem.form == 'int' and self.chance(0.5):
            self.emit('%s[%s] %s' % (v.name, key, self.pick(['++', '+= %s' % e, '^= %s' % e, '-= %s' % e])))
        else:
            self.emit('%s[%s] = %s' % (v.name, key, e))

    @statement('lookup with ok', 4)
    def s_lookup(self):
        v = self.have(lambda v: v.type.form == 'map', lambda: self.map(self.comparableType(), self.anyType()))
        e, ok = self.fresh('e'), self.fresh('ok')
        with self.block('if %s, %s := %s[%s]; %s {' % (e, ok, v.name, self.composite(v.type.key, self.ex(v.type.key, 1)), ok), '} else {'):
            self.note(v.type.elem, e)
        self.emit('\tacc++\n}')
        if self.chance(0.5):
            self.emit('delete(%s, %s)' % (v.name, self.ex(v.type.key, 1)))
        self.emit('acc = mix(acc, uint64(len(%s)))' % v.name)

    @statement('set', 3)
    def s_set(self):
        t = self.pick([self.any, self.basic('float64'), self.basic('string'), self.pick(self.structs[:2]), self.array(self.integer(), 3), self.basic('complex64')])
        m = self.fresh('m')
        self.emit('%s := map[%s]%s{}' % (m, t, self.pick(['struct{}', 'bool'])))
        zero = 'struct{}{}' if 'struct{}{}' in self.lines[-1] else 'true'
        for _ in range(self.rng.randint(1, 4)):
            self.emit('%s[%s] = %s' % (m, self.ex(t, 2), zero))
        self.emit('acc = mix(acc, uint64(len(%s)))' % m)
        self.emit('_, %s := %s[%s]' % (m + 'k', m, self.ex(t, 1)))
        self.emit('acc = mix(acc, hb(%sk))' % m)

    @statement('large map', 2)
    def s_largeMap(self):
        k = self.pick([self.integer(), self.basic('string')])
        m = self.fresh('m')
        self.emit('%s := map[%s]int{}' % (m, k))
        n = self.rng.randint(9, 60)
        key = '%s(i*%d)' % (k, self.rng.randint(1, 9)) if k.form == 'int' else 'strconv.Itoa(i*i)'
        self.emit('for i := range %d {\n\t%s[%s] += i\n}' % (n, m, key))
        self.emit('for i := range %d {\n\tif i%%3 == 1 {\n\t\tdelete(%s, %s)\n\t}\n}' % (n, m, key))
        self.note(self.map(k, self.basic('int')), m)

    # Interfaces

    @statement('type switch', 5)
    def s_typeSwitch(self):
        x = self.fresh('x')
        types = [self.basic(b) for b in self.rng.sample(BASIC, 4)] + self.rng.sample(self.named, 2) + self.structs[:1]
        self.rng.shuffle(types)
        self.emit('switch %s := %s.(type) {' % (x, self.ex(self.any, 1)))
        mark = len(self.scope)
        loops, self.loops = self.loops, [(l, False) for l, _ in self.loops]
        for t in types[:self.rng.randint(1, 5)]:
            self.emit('case %s:' % t)
            self.depth += 1
            self.scope.append(Var(x, t))
            self.note(t, x)
            self.nesting += 2
            self.body(1)
            self.nesting -= 2
            self.depth -= 1
            del self.scope[mark:]
        if self.chance(0.5):
            self.emit('case I0:\n\tacc = mix(acc, uint64(%s.M0(2)))' % x)
        self.emit(self.pick(['case nil, error:\n\tacc += hb(%s == nil)' % x, 'default:\n\tacc = mix(acc, hany(%s))' % x]))
        self.loops = loops
        self.emit('}')

    @statement('assertion with ok', 4)
    def s_assert(self):
        t = self.basic(self.pick(BASIC)) if self.chance(0.6) else self.pick(self.named + self.structs[:2] + self.interfaces[:2])
        x, ok = self.fresh('x'), self.fresh('ok')
        self.emit('%s, %s := %s.(%s)' % (x, ok, self.ex(self.any, 2), t))
        self.emit('acc = mix(acc, hb(%s))' % ok)
        self.note(t, x)

    @statement('interfaces that embed', 3)
    def s_interface(self):
        i = self.declare(self.interfaces[1], self.freshValue(self.interfaces[1], 1))
        self.emit('acc = mix(mix(acc, uint64(%s.M0(%s))), hs(%s.Name()))' % (i.name, self.ex(self.basic('int'), 1), i.name))
        j = self.declare(self.interfaces[0], i.name)
        with self.block('if s, ok := %s.(%s); ok {' % (j.name, self.pick(['I1', 'I2', 'fmt.Stringer', 'interface{ Name() string }']))):
            self.emit('acc = mix(acc, hs(fmt.Sprintf("%T", s)))')

    @statement('comparison of interfaces', 2)
    def s_compareAny(self):
        self.emit('acc = mix(acc, hb(%s == %s))' % (self.freshValue(self.any, 1), self.freshValue(self.any, 1)))

    # Structs and pointers

    @statement('anonymous struct', 2)
    def s_anonymous(self):
        a, b = self.pureType(), self.pureType()
        v = self.fresh()
        self.emit('%s := struct {\n\ta %s\n\tb %s\n}{%s, %s}' % (v, a, b, self.ex(a, 2), self.ex(b, 2)))
        w = self.fresh()
        self.emit('%s := %s' % (w, v))
        self.emit('%s.a = %s' % (w, self.ex(a, 1)))
        if a.comparable and b.comparable:
            self.emit('acc = mix(acc, hb(%s == %s))' % (v, w))
        self.note(a, v + '.a')
        self.note(b, w + '.b')

    @statement('pointer to a variable', 4)
    def s_pointer(self):
        found = self.variables(lambda v: v.writable and v.type.pure)
        if not found:
            return
        v = self.pick(found)
        p = self.declare(self.pointer(v.type), '&' + v.name, False)
        self.emit('*%s = %s' % (p.name, self.ex(v.type, 2)))
        if self.chance(0.3):
            pp = self.fresh()
            self.emit('%s := &%s' % (pp, p.name))
            self.emit('**%s = %s' % (pp, self.ex(v.type, 1)))
        self.note(v.type, v.name)

    @statement('pointer to a field or element', 3)
    def s_interior(self):
        t = self.integer()
        places = [p for p in self.places(t, True) if '.' in p or '[' in p]
        if not places:
            return
        p, place = self.fresh('p'), self.pick(places)
        self.emit('%s := &%s' % (p, place))
        self.emit('*%s %s= %s' % (p, self.pick('+-*^'), self.ex(t, 2)))
        self.note(t, place)

    @statement('linked list', 2)
    def s_list(self):
        t = self.pureType()
        n = self.fresh('l')
        self.emit('var %s *node[%s]' % (n, t))
        with self.block('for i := range %d {' % self.rng.randint(1, 6)):
            self.emit('_ = i')
            self.scope.append(Var('i', self.basic('int'), False))
            self.emit('%s = &node[%s]{%s, %s}' % (n, t, self.ex(t, 2), n))
        with self.block('for x := %s; x != nil; x = x.next {' % n):
            self.note(t, 'x.v')

    @statement('struct by value', 4)
    def s_structValue(self):
        t = self.pick([s for s in self.structs if s.pure] + [self.structs[3]])
        self.countType(t)
        v = self.declare(t, self.freshValue(t, 2))
        w = self.declare(t, self.pick(['sel(%s, %s, %s)' % (self.cond(), v.name, self.freshValue(t, 1)), 'func(x %s) %s { return x }(%s)' % (t, t, v.name),
                                       '*ref(%s)' % v.name, '[]%s{%s}[0]' % (t, v.name), 'map[int]%s{1: %s}[1]' % (t, v.name)]))
        f, ft = self.pick(t.fields)
        self.emit('%s.%s = %s' % (w.name, f, self.ex(ft, 1)))
        self.emit('acc = mix(acc, hb(%s == %s))' % (v.name, w.name))
        self.note(t, w.name)

    @statement('large value passed and changed', 3)
    def s_large(self):
        t = self.pick([self.structs[3], self.array(self.integer(), self.rng.randint(17, 24))])
        self.countType(t)
        v = self.declare(t)
        f, p = self.fresh('f'), self.fresh('p')
        part, u = ('[%d]' % self.rng.randrange(t.n), t.elem) if t.form == 'array' else (lambda field: ('.' + field[0], field[1]))(self.pick(t.fields))
        with self.inner('%s := func(%s %s) %s {' % (f, p, t, u), [u]):
            self.scope.append(Var(p, t))
            self.emit('%s%s = %s' % (p, part, self.ex(u, 2)))
            self.body(1)
            self.emit('return %s%s' % (p, part))
        for _ in range(self.rng.randint(1, 2)):
            self.note(u, '%s(%s)' % (f, v.name))
            self.note(t, v.name)

    # Generics

    @statement('generic type', 4)
    def s_generic(self):
        t = self.pureType()
        s = self.fresh('st')
        self.emit('%s := &stack[%s]{}' % (s, t))
        for _ in range(self.rng.randint(1, 4)):
            self.emit('%s.push(%s)' % (s, self.ex(t, 2)))
        x, ok = self.fresh('x'), self.fresh('ok')
        self.emit('%s, %s := %s.pop()' % (x, ok, s))
        self.emit('acc = mix(acc, hb(%s))' % ok)
        self.note(t, x)

    @statement('generic method', 3)
    def s_genericMethod(self):
        t, u = self.pureType(), self.pureType()
        s, x = self.fresh('st'), self.fresh('p')
        self.emit('%s := &stack[%s]{[]%s{%s, %s}}' % (s, t, t, self.ex(t, 1), self.ex(t, 1)))
        self.scope.append(Var(x, t, False))
        body = self.ex(u, 2)
        self.scope.pop()
        self.emit('%sm := %s.Map(func(%s %s) %s { return %s })' % (s, s, x, t, u, body))
        self.note(self.slice(u), s + 'm')

    @statement('generic functions over slices', 4)
    def s_genericFunction(self):
        t, u = self.pureType(), self.pureType()
        v = self.declare(self.slice(t))
        x, y = self.fresh('p'), self.fresh('p')

        def literal(params, result, make):
            self.scope += [Var(n, p, False) for n, p in params]
            text = 'func(%s) %s { return %s }' % (', '.join('%s %s' % p for p in params), result, make())
            del self.scope[len(self.scope) - len(params):]
            return text
        w = self.declare(self.slice(u), 'mapped(filtered(head(%s), %s), %s)' % (
            v.name, literal([(x, t)], 'bool', self.cond), literal([(x, t)], u, lambda: self.ex(u, 2))))
        r = self.declare(u, 'folded(%s, %s, %s)' % (w.name, self.ex2(u, 1), literal([(y, u), (x, u)], u, lambda: self.ex(u, 2))))
        self.note(u, r.name)
        self.note(w.type, w.name)

    @statement('generic type that embeds another', 2)
    def s_tagged(self):
        t = self.pureType()
        s = self.fresh('tg')
        self.emit('%s := tagged[%s]{tag: %s}' % (s, t, self.ex(self.basic('string'), 1)))
        for _ in range(self.rng.randint(1, 3)):
            self.emit('%s.push(%s)' % (s, self.ex(t, 1)))
        self.emit('var %si pusher[%s] = &%s' % (s, t, s))
        self.emit('%si.push(%s)' % (s, self.ex(t, 1)))
        self.emit('%sx, _ := %s.pop()' % (s, s))
        self.note(t, s + 'x')
        self.emit('acc = mix(acc, hs(%s.describe()))' % s)

    @statement('type parameter with methods', 3)
    def s_methodsOf(self):
        t = self.pick(self.named)
        self.emit('acc = mix(acc, methodsOf[%s](%s))' % (t, ', '.join(self.ex(t, 1) for _ in range(self.rng.randint(1, 3)))))

    @statement('exchange of elements', 3)
    def s_exchange(self):
        v = self.have(lambda v: v.type.form == 'slice', lambda: self.slice(self.anyType()))
        with self.block('if n := len(%s); n > 1 {' % v.name):
            self.emit('%s[0], %s[n-1] = %s[n-1], %s[n/2]' % ((v.name,) * 4))

    @statement('generic pair', 3)
    def s_pair(self):
        a, b = self.comparableType(), self.pureType()
        p = self.fresh('pr')
        self.emit('%s := pair[%s, %s]{%s, %s}' % (p, a, b, self.ex(a, 2), self.ex(b, 2)))
        q = self.fresh('pr')
        self.emit('%s := %s.swap().swap()' % (q, p))
        self.note(a, q + '.a')
        self.note(b, q + '.b')
        if self.chance(0.4):
            self.emit('acc = mix(acc, hs(cut(fmt.Sprintf("%%T", %s))))' % q)

    @statement('type switch in a generic function', 2)
    def s_describe(self):
        t = self.pureType()
        self.emit('acc = mix(acc, hs(describe(%s)))' % self.ex2(t, 1))

    # Goroutines and channels

    @statement('buffered channel', 3)
    def s_buffered(self):
        t = self.pureType()
        c = self.fresh('c')
        n = self.rng.randint(1, 5)
        self.emit('%s := make(chan %s, %d)' % (c, t, n))
        for _ in range(n):
            self.emit('%s <- %s' % (c, self.ex(t, 2)))
        self.emit('acc = mix(acc, uint64(len(%s)*8+cap(%s)))' % (c, c))
        if self.chance(0.5):
            self.emit('close(%s)' % c)
            with self.block('for x := range %s {' % c):
                self.note(t, 'x')
            self.emit('_, %sok := <-%s\nacc = mix(acc, hb(%sok))' % (c, c, c))
        else:
            self.note(t, '<-' + c)

    @statement('select', 4)
    def s_select(self):
        """One case is ready, or default is."""
        t = self.pureType()
        c, d = self.fresh('c'), self.fresh('c')
        self.emit('%s, %s := make(chan %s, 1), make(chan %s)' % (c, d, t, t))
        ready = self.chance(0.7)
        sends = not ready and self.chance(0.5)
        if ready:
            self.emit('%s <- %s' % (c, self.ex(t, 1)))
        clauses = ['case x, ok := <-%s:' % c, 'case %s <- %s:' % (d, self.ex(t, 1)), 'case <-(chan int)(nil):']
        if sends:
            clauses[0] = 'case %s <- %s:' % (c, self.ex(t, 1))
        if not ready and not sends or self.chance(0.5):
            clauses.append('default:')
        self.rng.shuffle(clauses)
        if clauses[-1] != 'default:' and 'default:' in clauses:
            self.seen('default before cases of a select')
        with self.block('select {'):
            for i, clause in enumerate(clauses):
                self.depth -= 1
                self.emit(clause)
                self.depth += 1
                self.emit('acc = mix(acc, %d)' % (i + 1))
                if 'x, ok' in clause:
                    self.emit('acc = mix(acc, hb(ok))')
                    self.note(t, 'x')
        if sends:
            self.note(t, '<-' + c)

    @statement('goroutine', 3)
    def s_goroutine(self):
        t = self.pureType()
        c = self.fresh('c')
        calls, self.calls = self.calls, False
        captured, self.scope = self.scope, []
        x = self.fresh('x')
        self.scope.append(Var(x, t))
        e = self.ex(t, 2)
        self.scope = captured
        self.calls = calls
        self.emit('%s := make(chan %s%s)' % (c, t, self.pick(['', ', 1', ', 4'])))
        with self.block('go func(%s %s) {' % (x, t), '}(%s)' % self.ex(t, 1)):
            self.emit('defer close(%s)' % c)
            self.emit('for range %d {\n\t%s = %s\n\t%s <- %s\n}' % (self.rng.randint(1, 5), x, e, c, x))
        with self.block('for x := range %s {' % c):
            self.note(t, 'x')

    @statement('goroutines that are waited for', 3)
    def s_waitGroup(self):
        t = self.integer()
        s = self.fresh('got')
        self.emit('var %s [4]%s\nvar %sw sync.WaitGroup\nvar %sm sync.Mutex\n%st := uint64(0)' % (s, t, s, s, s))
        calls, self.calls = self.calls, False
        captured, self.scope = self.scope, [Var('i', self.basic('int'), False)]
        e = self.ex(t, 3)
        self.scope = captured
        self.calls = calls
        with self.block('for i := range %s {' % s):
            with self.block(self.pick(['%sw.Add(1)\ngo func() {\n\tdefer %sw.Done()' % (s, s), '%sw.Go(func() {' % s])):
                self.emit('%s[i] = %s' % (s, e))
                self.emit('%sm.Lock()\n%st += mix(uint64(i), uint64(%s[i]))\n%sm.Unlock()' % (s, s, s, s))
            self.lines[-1] = self.lines[-1] + ('()' if 'Done' in ''.join(self.lines[-6:]) else ')')
        self.emit('%sw.Wait()\nacc = mix(acc, %st)' % (s, s))
        self.note(self.array(t, 4), s)

    @statement('goroutines in a ring', 1)
    def s_ring(self):
        self.emit('acc = mix(acc, ring(%d, uint64(%s)))' % (self.rng.randint(1, 6), self.nonconst(self.integer(), 1)))

    @statement('iter.Pull', 1)
    def s_pull(self):
        n = self.fresh('n')
        self.emit('%s, %ss := iter.Pull(upto(%d))' % (n, n, self.rng.randint(1, 4)))
        self.emit('for range 3 {\n\tx, ok := %s()\n\tacc = mix(mix(acc, uint64(x)), hb(ok))\n}\n%ss()' % (n, n))

    # Constants and output

    @statement('constants', 3)
    def s_const(self):
        t = self.integer()
        a = self.fresh('k')
        self.emit('const (\n\t%sa = iota + %d\n\t%sb\n\t_\n\t%sc = 1<<(iota*3) + 1\n\t%sd = len("four") * %sb\n)' % (a, self.rng.randint(0, 9), a, a, a, a))
        big = self.rng.randint(40, 200)
        self.emit('const %se = (1<<%d + %d) >> %d' % (a, big, self.rng.randint(0, 9), big - self.rng.randint(1, 6)))
        self.emit('const %sf = %d.5 / 3 * %sc' % (a, self.rng.randint(1, 9), a))
        self.emit('acc = mix(mix(mix(acc, %sc), uint64(%sd)), uint64(%sa|%se))' % (a, a, a, a))
        self.emit('acc = mix(acc, fbits(%sf))' % a)

    @statement('output by fmt', 5)
    def s_print(self):
        verbs = {'int': ['%d', '%x', '%v', '%08b', '%+d', '%o', '%#x', '%6d|'], 'float': ['%g', '%v', '%.3f', '%e', '%8.2f|', '%x', '%G'],
                 'complex': ['%v', '%.2f', '%g'], 'string': ['%q', '%v', '%s', '%x', '%-9s|', '%+q'], 'bool': ['%t', '%v']}
        found = self.variables(lambda v: v.type.form in verbs or v.type.pure)
        if not found:
            return
        some = [self.pick(found) for _ in range(self.rng.randint(1, 3))]
        form = ' '.join(self.pick(verbs.get(v.type.form, ['%v', '%+v', '%#v' if v.type.form == 'struct' else '%v'])) for v in some)
        self.emit('show("%s", %s)' % (form, ', '.join(v.name for v in some)))

    @statement('package variables', 3)
    def s_global(self):
        i = self.rng.randrange(6)
        t = self.globals[i]
        self.emit('w%d = %s' % (i, self.ex(t, 2)))
        self.emit('acc = mix(acc, %s)' % self.hash(t, 'w%d' % i))

    # Programs

    def function(self, i):
        name = 'f%d' % i
        params = [self.anyType() for _ in range(self.pick([0, 1, 1, 2, 2, 3, 4, 9]))]
        if self.chance(0.6):
            params = [p if p.pure else self.pureType() for p in params]
        results = [self.pureType() for _ in range(self.pick([0, 1, 1, 1, 1, 1, 2, 3, 5]))]
        for t in params + results:
            self.countType(t)
        if any(t.form == 'struct' and t.wide for t in params):
            self.seen('wide struct as a parameter')
        if any(t.form == 'struct' and t.wide for t in results):
            self.seen('wide struct as a result')
        named = self.chance(0.4) and results
        if named:
            self.seen('named results')
        names = ['a%d' % k for k in range(len(params))]
        res = ['r%d' % k for k in range(len(results))]
        text = ', '.join('%s %s' % z for z in zip(res, results)) if named else ', '.join(t.name for t in results)
        self.returns, self.loops, self.nesting = [(named, results)], [], 0
        if self.chance(0.3):
            self.seen('recursive function')
            self.functions += [(name, params, results)] * 3
        self.scope = [Var(n, t, True, False) for n, t in zip(names, params)]
        with self.block('func %s(%s) (%s) {' % (name, ', '.join('%s %s' % z for z in zip(names, params)), text)):
            self.emit('acc := uint64(%d)' % i)
            with self.block('if fuel--; fuel < 0 {'):
                if not named and results:
                    self.emit('var (%s)' % '; '.join('z%d %s' % (k, t) for k, t in enumerate(results)))
                self.emit('return ' + ('' if named else ', '.join('z%d' % k for k in range(len(results)))))
            if named:
                self.scope += [Var(n, t) for n, t in zip(res, results)]
            self.statements(self.pick((2, 3, 3, 4, 5)))
            for v in self.scope:
                if self.chance(0.5):
                    self.note(v.type, v.name)
            self.emit('sum = mix(sum, acc)')
            self.emit('return ' + ', '.join(self.ex(t, 2) for t in results))
        self.emit('')
        self.functions = [f for f in self.functions if f[0] != name] + [(name, params, results)]

    def packageVariables(self):
        """Variables with initialisers that depend on later ones, and on functions."""
        self.seen('initialisers that depend on each other')
        self.globals = [self.pureType() for _ in range(6)]
        order = list(range(6))
        self.rng.shuffle(order)
        known = []
        texts = []
        for i in order:
            self.scope = [Var('w%d' % k, self.globals[k], False) for k in known]
            texts.append('var w%d %s = %s' % (i, self.globals[i], self.ex(self.globals[i], 3)))
            known.append(i)
        self.rng.shuffle(texts)
        for t in texts:
            self.emit(t)
        self.scope = []
        self.emit('func init() { sum = mix(sum, %s) }\n' % self.hash(self.globals[0], 'w0'))

    def main(self):
        with self.block('func main() {'):
            for name, params, results in self.functions:
                for _ in range(1 if self.chance(0.75) else 2):
                    self.scope, self.returns = [], []
                    with self.block('run("%s", func() {' % name, '})'):
                        names = ['r%d' % k for k in range(len(results))]
                        for k, p in enumerate(params):
                            if p.form in ('slice', 'map', 'pointer'):
                                self.emit('x%d := %s' % (k, self.ex(p, 2)))
                        args = ['x%d' % k if p.form in ('slice', 'map', 'pointer') else self.ex(p, 1) for k, p in enumerate(params)]
                        self.emit('%s%s(%s)' % (', '.join(names) + ' := ' if names else '', name, ', '.join(args)))
                        for n, t in zip(names, results):
                            self.emit('sum = mix(sum, %s)' % self.hash(t, n))
                        for k, p in enumerate(params):
                            if p.form in ('slice', 'map', 'pointer'):
                                self.emit('sum = mix(sum, %s)' % self.hash(p, 'x%d' % k))
            end = self.rng.random()
            if end < 0.1:
                self.seen('exit code')
                self.emit('os.Exit(%d)' % self.rng.randint(1, 9))
            elif end < 0.2:
                self.seen('panic that ends the program')
                self.emit(self.pick(['panic("end")', 'panic(fault{3})', '_ = []int{}[sum]', 'panic(errors.New("end"))']))

    def program(self):
        self.declareTypes()
        self.packageVariables()
        for i in range(self.count):
            self.function(i)
        self.main()
        cases = ''.join('\tcase %s:\n\t\treturn mix(%d, %s)\n' % (t, i, self.hash(t, 'x')) for i, t in enumerate(
            [self.basic(b) for b in BASIC] + self.named + self.structs[:2]))
        self.writeHashes()
        return HEADER.replace('\t//cases\n', cases) + '\n'.join(self.lines) + '\n'


BLOCKS = {k for k, _, _ in STATEMENTS if any(w in k for w in ('for ', 'range', 'switch', 'closure', 'goto', 'shadow', 'panic', 'if', 'loop'))}
KINDS += sorted({'composite ' + f for f in ('struct', 'array', 'slice', 'map', 'pointer', 'func', 'interface', 'any')} | {k for k, _, _ in Generator.TRAPS})
KINDS += ['recursive function', 'label', 'fallthrough', 'break in a switch', 'delete in a range over a map', 'copy of a string', 'promoted methods', 'methods', 'String method', 'default before cases of a select',
          'wide struct as a parameter', 'wide struct as a result', 'named results', 'initialisers that depend on each other', 'exit code',
          'panic that ends the program']


def generate(seed, functions=None):
    """(text of the program, Counter of kinds, number of functions)"""
    g = Generator(seed, functions)
    text = g.program()
    return text, g.kinds, g.count


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('seed', nargs='?', type=int, default=1)
    p.add_argument('--functions', type=int)
    p.add_argument('-o', dest='output')
    p.add_argument('--kinds', action='store_true')
    p.add_argument('--programs', type=int, default=100)
    a = p.parse_args()
    if a.kinds:
        total, functions = collections.Counter(), 0
        for seed in range(1, a.programs + 1):
            _, kinds, n = generate(seed, a.functions)
            total += kinds
            functions += n
        for kind in dict.fromkeys(KINDS):
            print('%8d  %s' % (total[kind], kind))
        zero = [k for k in KINDS if not total[k]]
        print('%d kinds, %d functions, none: %s' % (len(set(KINDS)), functions, ', '.join(zero) or '-'))
        return 1 if zero else 0
    text = generate(a.seed, a.functions)[0]
    if a.output:
        with open(a.output, 'w') as f:
            f.write(text)
    else:
        sys.stdout.write(text)
    return 0


if __name__ == '__main__':
    sys.exit(main())
