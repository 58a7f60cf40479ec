package lib2

import "m/lib"

type W[T any] struct{ lib.Opt[T] }

func (w W[T]) Two[A, B any](f func(T) A, g func(A) B) W[B] { return W[B]{w.Map(f).Map(g)} }

func Use() string { return lib.Some(1).Map(func(i int) string { return "u" }).String() }
