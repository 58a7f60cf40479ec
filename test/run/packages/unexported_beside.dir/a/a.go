package a

type S struct {
	x, y int
	Z    int
}

func Make() S { return S{1, 2, 3} }

type E struct{ S }

func (s S) Sum() int  { return s.x + s.y + s.Z }
func (s S) m() string { return "a.m" }

type M interface{ m() string }

func Call(v M) string { return v.m() }
