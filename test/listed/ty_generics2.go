package main

import "cmp"

type Num interface{ ~int | ~string }

func add[T Num](a, b T) T         { return a * b }
func idx[T any](a T) int          { return a[0] }
func cnv[T, U any](a T) U         { return U(a) }
func eq[T any](a, b T) bool       { return a == b }
func less[T cmp.Ordered](a, b T) bool { return a < b && a.foo }
func rng[T any](a T)              { for range a {} }
func fld[T struct{ x int }](a T) int { return a.x }
func asg[T any](a T) T            { a = 1; return nil }
func call[T any](a T)             { a() }
func sw[T any](a T) {
	switch a.(type) {
	}
	switch any(a).(type) {
	case T, T:
	case string:
	}
}
func dup[T, T any]()              {}
func bnd[T int](x T) T            { return 1.5 }
func big[T ~int8 | ~int](x T) T   { return x + 200 }

type Self[T Self[T]] interface{ m() T }
type Bad[T int | string | T] struct{}
type In interface{ int }

var v In
var w interface{ comparable }

func main() {
	add(1, "a")
	add(1, 2.5)
	less([]int{}, nil)
	eq[int](1, "x")
}
