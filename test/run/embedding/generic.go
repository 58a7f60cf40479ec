package main

type Base[T any] struct {
	val T
	set bool
}

func (b *Base[T]) Set(v T)         { b.val, b.set = v, true }
func (b Base[T]) Get() (T, bool)   { return b.val, b.set }
func (b Base[T]) Describe() string { return "base" }

type Named[T any] struct {
	Base[T]
	name string
}

func (n Named[T]) Describe() string { return n.name + ":" + n.Base.Describe() }

type Pair[K comparable, V any] struct {
	Named[K]
	*Extra[V]
}
type Extra[V any] struct{ items []V }

func (e *Extra[V]) Add(v V) int { e.items = append(e.items, v); return len(e.items) }

type Getter[T any] interface{ Get() (T, bool) }
type Describer interface{ Describe() string }
type Full[T any] interface {
	Getter[T]
	Describer
	Set(T)
}

type IntNamed struct{ Named[int] }
type Self[T any] struct {
	next *Self[T]
	Base[T]
}

func use[T any](f Full[T], v T) (T, string) {
	f.Set(v)
	x, _ := f.Get()
	return x, f.Describe()
}

func show[T any, D interface {
	*S
	Describer
}, S any](d D) string {
	return d.Describe()
}

func main() {
	n := Named[string]{name: "n"}
	n.Set("v")
	v, ok := n.Get()
	println(v, ok, n.Describe(), n.Base.Describe())
	p := Pair[int, string]{Named[int]{name: "p"}, &Extra[string]{}}
	p.Set(5)
	println(p.Add("x"), p.Add("y"), p.items[1], p.val, p.Describe())
	println(use[int](&p, 9))
	println(use[string](&n, "w"))
	i := &IntNamed{Named[int]{name: "i"}}
	println(use[int](i, 3))
	var g Getter[int] = i
	x, _ := g.Get()
	_, isD := g.(Describer)
	_, isS := g.(Getter[string])
	println(x, isD, isS)
	s := Self[bool]{next: &Self[bool]{}}
	s.next.Set(true)
	b, _ := s.next.Get()
	println(b, s.set, s.next.next == nil)
	q := p
	q.Set(100)
	q.Add("z")
	println(p.val, q.val, len(p.items))
	f, h := p.Set, (*Named[string]).Set
	f(77)
	h(&n, "via expr")
	println(p.val, n.val)
	println(show[int](i))
	anon := struct {
		Base[[]int]
		Extra[func() int]
	}{}
	anon.Set([]int{1, 2})
	anon.Add(func() int { return len(anon.val) })
	println(anon.items[0]())
}
