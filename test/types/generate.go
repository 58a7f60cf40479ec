//go:build ignore

// Writes the expected answers of go/constant and go/types that the unit tests of src/types compare
// with: `go run generate.go` in this folder.
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"math"
	"os"
	"strings"
)

func main() {
	write("constants.txt", constants)
	write("relations.txt", relations)
	write("inference.txt", inference)
}

func write(name string, f func(w *bufio.Writer)) {
	file, err := os.Create(name)
	if err != nil {
		panic(err)
	}
	w := bufio.NewWriter(file)
	f(w)
	w.Flush()
	file.Close()
}

// ---- constants ----

type lit struct {
	tok token.Token
	s   string
}

var lits = []lit{
	{token.INT, "0"}, {token.INT, "1"}, {token.INT, "7"}, {token.INT, "0x7fff_ffff_ffff_ffff"},
	{token.INT, "9223372036854775808"}, {token.INT, "0b1011"}, {token.INT, "0o17"}, {token.INT, "0755"},
	{token.INT, "1_000_000_007"}, {token.INT, "340282366920938463463374607431768211455"},
	{token.INT, "0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"},
	{token.FLOAT, "0.0"}, {token.FLOAT, "1.5"}, {token.FLOAT, "0x1p-2"}, {token.FLOAT, "0x1.8p1"}, {token.FLOAT, "1e100"},
	{token.FLOAT, "1e-400"}, {token.FLOAT, "1e400"}, {token.FLOAT, "3.14159265358979323846264338327950288419716939937510582097494459"},
	{token.FLOAT, "1e5000"}, {token.FLOAT, "1e-5000"}, {token.FLOAT, "123456789.0e5"}, {token.FLOAT, ".1e1_0"},
	{token.FLOAT, "1e1000000"}, {token.FLOAT, "2.5e-7"}, {token.FLOAT, "1000000.5"}, {token.FLOAT, "6.02214076e23"},
	{token.IMAG, "2i"}, {token.IMAG, "1.5i"}, {token.IMAG, "0x1p2i"}, {token.IMAG, "012i"},
}

func show(w *bufio.Writer, v constant.Value) {
	kind := v.Kind().String()
	exact := v.ExactString()
	if len(exact) > 300 {
		exact = fmt.Sprintf("%s...%d", exact[:100], len(exact))
	}
	fmt.Fprintf(w, "%s\t%s\t%s", kind, v.String(), exact)
	if k := v.Kind(); k == constant.Int || k == constant.Float {
		f, _ := constant.Float64Val(v)
		g, _ := constant.Float32Val(v)
		fmt.Fprintf(w, "\t%016x\t%08x\t%d\t%s", math.Float64bits(f), math.Float32bits(g), constant.Sign(v), short(constant.ToInt(v)))
	}
	fmt.Fprintln(w)
}

func short(v constant.Value) string {
	s := v.ExactString()
	if len(s) > 100 {
		return fmt.Sprintf("%s...%d", s[:50], len(s))
	}
	return s
}

func try(f func() constant.Value) (v constant.Value) {
	defer func() {
		if recover() != nil {
			v = nil
		}
	}()
	return f()
}

func constants(w *bufio.Writer) {
	vals := make([]constant.Value, len(lits))
	for i, l := range lits {
		vals[i] = constant.MakeFromLiteral(l.s, l.tok, 0)
		fmt.Fprintf(w, "lit\t%v\t%s\t", l.tok, l.s)
		show(w, vals[i])
	}
	for i, x := range vals {
		for _, op := range []token.Token{token.SUB, token.XOR} {
			if v := try(func() constant.Value { return constant.UnaryOp(op, x, 0) }); v != nil {
				fmt.Fprintf(w, "un\t%v\t%d\t0\t", op, i)
				show(w, v)
			}
		}
		if v := try(func() constant.Value { return constant.UnaryOp(token.XOR, x, 8) }); v != nil {
			fmt.Fprintf(w, "un\t^\t%d\t8\t", i)
			show(w, v)
		}
		for _, s := range []uint{1, 3, 64, 100} {
			for _, op := range []token.Token{token.SHL, token.SHR} {
				if v := try(func() constant.Value { return constant.Shift(x, op, s) }); v != nil {
					fmt.Fprintf(w, "sh\t%v\t%d\t%d\t", op, i, s)
					show(w, v)
				}
				if v := try(func() constant.Value { return constant.Shift(constant.UnaryOp(token.SUB, x, 0), op, s) }); v != nil {
					fmt.Fprintf(w, "nsh\t%v\t%d\t%d\t", op, i, s)
					show(w, v)
				}
			}
		}
	}
	ops := []token.Token{token.ADD, token.SUB, token.MUL, token.QUO, token.QUO_ASSIGN, token.REM, token.AND, token.OR, token.XOR, token.AND_NOT}
	n := 0
	for i, x := range vals {
		for j, y := range vals {
			for k, op := range ops {
				if op != token.ADD && op != token.SUB && op != token.MUL && constant.Sign(y) == 0 {
					continue
				}
				n++
				// A third of them is enough, but all where both are integers.
				if (x.Kind() != constant.Int || y.Kind() != constant.Int) && (i+2*j+k)%3 != 0 {
					continue
				}
				if op == token.QUO_ASSIGN && (x.Kind() != constant.Int || y.Kind() != constant.Int) {
					continue
				}
				if v := try(func() constant.Value { return constant.BinaryOp(x, op, y) }); v != nil {
					fmt.Fprintf(w, "bin\t%v\t%d\t%d\t", op, i, j)
					show(w, v)
				}
				if op == token.AND || op == token.XOR || op == token.AND_NOT || op == token.REM || op == token.QUO_ASSIGN {
					if v := try(func() constant.Value { return constant.BinaryOp(constant.UnaryOp(token.SUB, x, 0), op, y) }); v != nil {
						fmt.Fprintf(w, "nbin\t%v\t%d\t%d\t", op, i, j)
						show(w, v)
					}
				}
			}
			cmp := ""
			for _, op := range []token.Token{token.EQL, token.LSS, token.LEQ} {
				func() {
					defer func() {
						if recover() != nil {
							cmp += "-"
						}
					}()
					if constant.Compare(x, op, y) {
						cmp += "1"
					} else {
						cmp += "0"
					}
				}()
			}
			fmt.Fprintf(w, "cmp\t%d\t%d\t%s\n", i, j, cmp)
		}
	}
}

// ---- identity, assignability, convertibility, comparability, sizes ----

const decls = `
type N int
type S struct{ a int; B string }
type T struct{ S; c []int }
type F func(int) string
type E interface{ M(int) string }
type L []int
type C chan int
type M map[string]int
type G[X any] struct{ x X; next *G[X] }
type Pair[K comparable, V any] struct{ k K; v V }
type I struct{}
func (I) M(int) string { return "" }
type J struct{}
func (*J) M(int) string { return "" }
type A = []N
type PA = *A
type Gi = G[int]
`

var typeTexts = []string{
	"int", "uint8", "byte", "rune", "int32", "float32", "float64", "complex64", "complex128", "string", "bool", "uintptr", "unsafe.Pointer",
	"N", "S", "T", "F", "E", "L", "C", "M", "I", "J", "*J", "*I", "A", "PA", "Gi", "G[int]", "G[string]", "G[N]", "*G[[]int]", "Pair[string,int]", "Pair[string,G[int]]",
	"[]int", "[]byte", "[]uint8", "[]rune", "[]N", "[3]int", "[4]int", "*[3]int", "[0]int", "[2][]int", "*int", "*N", "**int", "*S", "any", "error", "interface{}",
	"interface{ M(int) string }", "interface{ M(x int) (s string) }", "interface{ M(int) string; O() }", "interface{ E; O() }", "comparable",
	"map[string]int", "map[N]int", "map[string]*S", "chan int", "<-chan int", "chan<- int", "chan (<-chan int)", "chan<- chan int",
	"func(int) string", "func(a int) (b string)", "func(int, ...string) (a int, err error)", "func(int, []string) (int, error)", "func()", "func() int", "func() (int)",
	"struct{}", "struct{ a int; B string }", "struct{ a int; B string `x:\"y\"` }", "struct{ S }", "struct{ S S }", "struct{ *S; a, b int }", "struct{ a int8; b int64; c int8 }", "struct{ a int64; b struct{} }", "struct{ a [3]int16; b *int; c func() }",
}

func relations(w *bufio.Writer) {
	src := "package p\nimport \"unsafe\"\nvar _ unsafe.Pointer\n" + decls
	for i, t := range typeTexts {
		if t == "comparable" {
			src += fmt.Sprintf("type t%d = interface{ comparable }\n", i)
			continue
		}
		src += fmt.Sprintf("type t%d = %s\n", i, t)
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", src, 0)
	if err != nil {
		panic(err)
	}
	conf := types.Config{Importer: importer.Default(), Error: func(err error) { panic(err) }}
	pkg, _ := conf.Check("p", fset, []*ast.File{f}, nil)
	ts := make([]types.Type, len(typeTexts))
	sizes := types.SizesFor("gc", "amd64")
	for i, s := range typeTexts {
		ts[i] = types.Unalias(pkg.Scope().Lookup(fmt.Sprintf("t%d", i)).Type())
		var ms []string
		set := types.NewMethodSet(ts[i])
		for k := 0; k < set.Len(); k++ {
			ms = append(ms, set.At(k).Obj().Name())
		}
		size, al := int64(0), int64(0)
		if s != "comparable" {
			size, al = sizes.Sizeof(ts[i]), sizes.Alignof(ts[i])
		}
		text := types.TypeString(ts[i], types.RelativeTo(pkg))
		fmt.Fprintf(w, "type\t%s\t%s\t%v\t%d\t%d\t%s\n", s, text, types.Comparable(ts[i]), size, al, strings.Join(ms, ","))
	}
	bit := func(b bool) string {
		if b {
			return "1"
		}
		return "0"
	}
	for i, x := range ts {
		for j, y := range ts {
			r := bit(types.Identical(x, y)) + bit(types.IdenticalIgnoreTags(x, y))
			if typeTexts[i] != "comparable" && typeTexts[j] != "comparable" {
				r += bit(types.AssignableTo(x, y)) + bit(types.ConvertibleTo(x, y))
				if it, ok := y.Underlying().(*types.Interface); ok {
					r += bit(types.Implements(x, it))
				} else {
					r += "-"
				}
			} else {
				r += "---"
			}
			fmt.Fprintf(w, "rel\t%d\t%d\t%s\n", i, j, r)
		}
	}
}

// ---- inference ----

// Type parameters | parameter types | explicit arguments | argument types.
var inferCases = []string{
	"P any | P || int",
	"P any | P || untyped int",
	"P any | P, P || untyped int, untyped float",
	"P any | P, P || untyped rune, untyped int",
	"P any | P, P || untyped int, untyped string",
	"P any | P, P || untyped int, N",
	"P any | P, P || int, string",
	"P any | []P || []int",
	"P any | []P || L",
	"P any | []P || int",
	"P any | *P || *N",
	"P any | map[string]P || M",
	"K comparable, V any | map[K]V || map[string][]int",
	"K comparable, V any | map[K]V, K || map[N]int, untyped int",
	"P any | func(P) P || func(int) int",
	"P any | func(P) P || func(int) string",
	"P, Q any | func(P) Q || F",
	"P, Q any | P, func(P) Q || int, func(int) string",
	"S ~[]X, X any | S || []string",
	"S ~[]X, X any | S || L",
	"S ~[]X, X any | S || int",
	"S []X, X any | S || L",
	"S ~[]X, X any | S, X || L, untyped int",
	"S ~[]X, X any | X || int",
	"S ~[]X, X any || L |",
	"P interface{ ~int | ~string } | P || N",
	"P interface{ *Q }, Q any | P || *int",
	"P interface{ *Q }, Q any || *int |",
	"Q any, P interface{ *Q } || int |",
	"Q any, P interface{ *Q; M(int) string } || J |",
	"P any | G[P] || G[int]",
	"P any | G[P] || Gi",
	"P any | *G[P] || *G[[]string]",
	"P any | G[P] || int",
	"K comparable, V any | Pair[K,V] || Pair[string,G[int]]",
	"P any | chan P || C",
	"P any | <-chan P || chan int",
	"P any | <-chan P, chan<- P || chan int, chan string",
	"P any | P, P || chan int, <-chan int",
	"P any | P, P || C, chan int",
	"P any | P, P || []int, L",
	"P any | P, P || L, []int",
	"P any | [3]P || [3]string",
	"P any | [3]P || [4]string",
	"P any | struct{ a P; B string } || struct{ a int; B string }",
	"P any | ...P || int, int, int",
	"P, Q any | P || int",
	"P, Q, R any | P || int",
	"P interface{ M(int) string } | P || I",
	"P interface{ M(X) Y }, X, Y any | P || I",
	"P interface{ M(X) Y }, X, Y any | P || *J",
	"P interface{ M(X) Y }, X, Y any | P || N",
	"P any | interface{ M(P) string } || I",
	"P, Q any | interface{ M(P) Q } || E",
	"P any | func(...P) || func(...int)",
	"P any | func(...P) || func([]int)",
	"P any | P || untyped nil",
	"P any | *P || untyped nil",
	"P any | P, *P || untyped int, *float64",
	"P interface{ []Q }, Q interface{ *P } || []int |",
	"P interface{ *Q }, Q interface{ func(P) } | func(P, Q) || func()",
	"P ~func(X) X, X any | P || func(int) int",
	"P chan X, X any | X || int",
	"P any | P, P || any, int",
	"P any | P, P || E, I",
	"P any | P, P || E, interface{ M(int) string }",
}

func inference(w *bufio.Writer) {
	for _, c := range inferCases {
		part := strings.Split(c, "|")
		// Constraints may contain `|`: join what belongs to the brackets' list.
		for len(part) > 4 {
			part[0] += "|" + part[1]
			part = append(part[:1], part[2:]...)
		}
		for i := range part {
			part[i] = strings.TrimSpace(part[i])
		}
		src := "package p\n" + decls
		params := ""
		for i, p := range splitTop(part[1]) {
			if i > 0 {
				params += ", "
			}
			params += fmt.Sprintf("p%d %s", i, p)
		}
		src += fmt.Sprintf("func f[%s](%s) {}\n", part[0], params)
		var vars, args []string
		for i, a := range splitTop(part[3]) {
			switch a {
			case "untyped int":
				args = append(args, "1")
			case "untyped float":
				args = append(args, "1.5")
			case "untyped rune":
				args = append(args, "'a'")
			case "untyped string":
				args = append(args, `"s"`)
			case "untyped nil":
				args = append(args, "nil")
			default:
				vars = append(vars, fmt.Sprintf("a%d %s", i, a))
				args = append(args, fmt.Sprintf("a%d", i))
			}
		}
		explicit := ""
		if part[2] != "" {
			explicit = "[" + part[2] + "]"
		}
		call := fmt.Sprintf("f%s(%s)", explicit, strings.Join(args, ", "))
		if part[1] == "" && part[2] != "" {
			call = "_ = f" + explicit
		}
		src += fmt.Sprintf("func g(%s) { %s }\n", strings.Join(vars, ", "), call)
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, "p.go", src, 0)
		if err != nil {
			panic(c + ": " + err.Error())
		}
		var errs []string
		info := &types.Info{Instances: map[*ast.Ident]types.Instance{}}
		conf := types.Config{Importer: importer.Default(), Error: func(err error) {
			errs = append(errs, err.(types.Error).Msg)
		}}
		pkg, _ := conf.Check("p", fset, []*ast.File{f}, info)
		result := ""
		for id, inst := range info.Instances {
			if id.Name == "f" && len(errs) == 0 {
				for i := 0; i < inst.TypeArgs.Len(); i++ {
					if i > 0 {
						result += "; "
					}
					result += types.TypeString(inst.TypeArgs.At(i), types.RelativeTo(pkg))
				}
			}
		}
		if len(errs) > 0 {
			result = "error: " + strings.ReplaceAll(strings.ReplaceAll(errs[0], "\n", "\\n"), "\t", "\\t")
		}
		fmt.Fprintf(w, "%s @@ %s @@ %s @@ %s @@ %s\n", part[0], part[1], part[2], part[3], result)
	}
}

// splitTop splits at commas outside brackets.
func splitTop(s string) (list []string) {
	depth, start := 0, 0
	for i, c := range s {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				list = append(list, strings.TrimSpace(s[start:i]))
				start = i + 1
			}
		}
	}
	if strings.TrimSpace(s[start:]) != "" {
		list = append(list, strings.TrimSpace(s[start:]))
	}
	return
}
