package base

type Hooker interface{ Hook() string }
type Logger interface{ Log(string) }
type Console string

func (c Console) Log(s string) { println(string(c) + s) }

type Base struct{ n int }

func NewBase(n int) Base    { return Base{n} }
func (b *Base) Inc()        { b.n++ }
func (b Base) Value() int   { return b.n }
func (b Base) Hook() string { return "base" }
func (b Base) Run() string  { return b.Hook() }
func Call(h Hooker) string  { return "called " + h.Hook() }

type Node struct {
	Val  int
	Next *Node
}

func Chain(vs ...int) (n *Node) {
	for i := len(vs) - 1; i >= 0; i-- {
		n = &Node{vs[i], n}
	}
	return
}

func (n *Node) Sum() int {
	if n == nil {
		return 0
	}
	return n.Val + n.Next.Sum()
}

var Global = 10

func ReadGlobal() int { return Global }

const Limit = 1 << 10

type Kind int

const (
	A Kind = iota
	B
)

var Kinds = [...]string{A: "a", B: "b"}
