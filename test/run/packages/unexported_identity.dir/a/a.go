package a

type T struct{ v int }

func New(n int) T      { return T{n} }
func (t T) Value() int { return t.v }
func Anon() any        { return struct{ x int }{1} }
func Exported() any    { return struct{ X int }{1} }

type Iface interface {
	Name() string
	hidden() int
}
type mine struct{}

func (mine) Name() string { return "a.mine" }
func (mine) hidden() int  { return 2 }
func Make() Iface         { return mine{} }
func Is(x any) bool       { _, ok := x.(Iface); return ok }

type Type struct{ n int }

func (t *Type) Set(n int) { t.n = n }
func (t Type) Get() int   { return t.n }
