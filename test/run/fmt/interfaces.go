package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

type T struct{ a int }

func (t T) Format(s fmt.State, verb rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "<%c %d %v %d %v %v%v%v%v%v %s>", verb, w, wok, p, pok, s.Flag('+'), s.Flag('-'), s.Flag('#'), s.Flag(' '), s.Flag('0'), fmt.FormatString(s, verb))
}

type G int

func (g G) GoString() string { return fmt.Sprintf("G(%d)", int(g)) }
func (g G) String() string   { return "g" + strings.Repeat("!", int(g)) }

type E struct{ code int }

func (e *E) Error() string { return fmt.Sprint("E", e.code) }

type V struct {
	G
	name string
}
type W struct {
	g G
	p *G
}
type Ptr struct{ n int }

func (p *Ptr) String() string { return "ptr" }

type upper struct{ w io.Writer }

func (u upper) Write(b []byte) (int, error) { return u.w.Write([]byte(strings.ToUpper(string(b)))) }

type temp float64

func (t temp) String() string { return fmt.Sprintf("%.1f°", float64(t)) }

type list []temp
type key struct{ s string }

func (k key) String() string { return "key:" + k.s }

func main() {
	fmt.Printf("%v %+8.3x %-#s % 05d\n", T{1}, T{1}, T{1}, T{1})
	fmt.Println(T{2}, []T{{1}})
	g := G(2)
	fmt.Printf("%v %s %d %#v %q %x %T\n", g, g, g, g, g, g, g)
	fmt.Println(V{g, "n"}, W{g, nil}, &V{g, "n"}, []G{1, 2}, map[G]G{1: 2}, [1]G{3})
	fmt.Printf("%#v %+v %#v\n", []G{1}, V{g, "x"}, W{})
	var err error = &E{3}
	fmt.Println(err, []error{err}, &E{4})
	fmt.Printf("%v %s %q %d\n", err, err, err, E{5})
	fmt.Println(Ptr{1}, &Ptr{1}, []*Ptr{}, struct{ p any }{Ptr{2}})
	fmt.Fprintf(upper{os.Stdout}, "shout %s %v\n", "abc", g)
	fmt.Println(temp(36.6), list{1, 2.25}, map[key]temp{{"a"}: 1})
	var b strings.Builder
	n, e := fmt.Fprintln(&b, "x", 1)
	fmt.Println(n, e, b.Len(), fmt.Append([]byte("pre"), 1, "a"), string(fmt.Appendf(nil, "%03d", 7)))
	var s fmt.Stringer = g
	fmt.Println(s, s == fmt.Stringer(G(2)))
	fmt.Printf("%s|%10s|%-10s|%v\n", g, g, g, &g == nil)
	fmt.Printf("%v %d\n", []any{g, temp(1), err}, []any{g, 5})
}
