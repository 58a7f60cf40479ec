package main

import "iter"

func seq() iter.Seq[int] { return func(yield func(int) bool) { yield("x") } }
func two() iter.Seq2[int, string] { return nil }

func main() {
	for a, b := range seq() {
	}
	for a, b, c := range two() {
	}
	for a := range two {
	}
	for range func() {} {
	}
	for a := range func(yield func(int)) {} {
	}
	var s string
	for s = range seq() {
	}
	for i := range "abc" {
		i = "x"
	}
	for i := range 10.0 {
	}
	for i := range -1 {
	}
	for i := range nil {
	}
	for i, j := range 10 {
	}
	var m map[string]int
	for k, v := range m {
		k = v
	}
}
