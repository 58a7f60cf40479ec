package main

import "fmt"

func (int) a()          {}
func (*fmt.Stringer) b() {}
func (x []int) c()      {}
func (x **T) d()        {}
func (x I) e()          {}
func (x *P) f()         {}
func (x Undef) g()      {}
func (T) h()            {}
func (T) h()            {}
func (T) _()            {}
func (x, y T) i()       {}

type T struct{}
type I interface{ m() }
type P *T

func main() {}
