package main

import (
	"fmt"
	"m/lib"
	"m/lib2"
)

type D struct{ lib.Base }

func (D) m(i int) string { return "main.m" }

type D2 struct {
	lib.Base
	D
}

func main() {
	o := lib.Some(20).Map(func(i int) float64 { return float64(i) / 3 }).Map(func(f float64) string { return fmt.Sprintf("%.2f", f) })
	fmt.Println(o, lib.None[int]().Map(func(i int) string { return "" }))
	fmt.Println(lib2.Use(), lib2.W[int]{lib.Some(1)}.Two(func(i int) string { return "s" }, func(s string) []string { return []string{s, s} }))
	type my int
	var p lib.Plain
	p.Add(1).Add(2.5).Add(my(3))
	fmt.Println(p, lib.Log(), p.Hidden(), p.Get(func(i int) my { return my(i) }))
	fmt.Println(D{}.m(1), D{}.CallM(), D2{}.m(2), D2{}.Base.CallM())
	fmt.Println(lib.New(4).Pub("x"), lib.NewE(5).Pub(true))
	f := lib.NewE(6).Pub[int]
	fmt.Println(f(1), lib.V(func(i int) string { return fmt.Sprint(i) }), lib.E(p, func(i int) int { return i }))
	fmt.Printf("%T %T\n", lib.Embeds.Pub[int], lib.Opt[int].Then[string])
}
