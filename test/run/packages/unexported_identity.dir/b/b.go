package b

type T struct{ v string }

func Anon() any     { return struct{ x int }{1} }
func Exported() any { return struct{ X int }{1} }

type Iface interface {
	Name() string
	hidden() int
}

func Is(x any) bool { _, ok := x.(Iface); return ok }

type Other struct{ n int }

func (o Other) Get2() int { return o.n - 1 }
