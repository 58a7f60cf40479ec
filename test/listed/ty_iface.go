package main

import "io"

type I interface {
	M(int) string
	N()
}
type A struct{}

func (A) M(int) string { return "" }

type B struct{}

func (*B) M(int) string { return "" }
func (*B) N()           {}

type C struct{}

func (C) M(string) int { return 1 }
func (C) N()           {}

type D struct{}

func (D) m(int) string { return "" }
func (D) N()           {}

func main() {
	var i I = A{}
	i = B{}
	i = C{}
	i = D{}
	i = 1
	i = nil
	var r io.Reader = i
	_ = i.(A)
	_ = i.(*B)
	_ = A{}.(I)
	switch i.(type) {
	case A:
	case *B, *B:
	case int:
	case nil, nil:
	}
	_ = I(A{})
	var p *I
	p.M(1)
	_, _ = i, r
}
