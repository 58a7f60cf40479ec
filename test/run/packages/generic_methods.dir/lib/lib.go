package lib

import "fmt"

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }
func None[T any]() Opt[T]    { return Opt[T]{} }

func (o Opt[T]) Then[U any](f func(T) Opt[U]) Opt[U] {
	if !o.ok {
		return Opt[U]{}
	}
	return f(o.v)
}
func (o Opt[T]) Map[U any](f func(T) U) Opt[U] {
	return o.Then(func(t T) Opt[U] { return Some(f(t)) })
}
func (o Opt[T]) String() string {
	if o.ok {
		return fmt.Sprintf("Some(%v)", o.v)
	}
	return "None"
}

type Plain struct{ n int }

func (p *Plain) Add[N ~int | ~float64](n N) *Plain { p.n += int(n); return p.note(n) }
func (p *Plain) note[N any](n N) *Plain            { log = append(log, fmt.Sprintf("%T", n)); return p }
func (p Plain) hidden[N any](n N) string           { return "lib.hidden" }
func (p Plain) Hidden() string                     { return p.hidden(1) }
func (p Plain) Get[N any](f func(int) N) N         { return f(p.n) }

var log []string

func Log() []string { return log }

type Base struct{}

func (Base) m[P any](p P) string { return "lib.m" }
func (Base) CallM() string       { return Base{}.m(1) }

type private struct{ n int }

func (p private) Pub[P any](p2 P) string { return fmt.Sprint("private.Pub ", p.n, p2) }
func New(n int) private                  { return private{n} }

type Embeds struct{ private }

func NewE(n int) Embeds { return Embeds{private{n}} }

var V = Plain{3}.Get[string]
var E = Plain.Get[int]
