package main

func f(a ...int, b int) {}
func g(a ...) {}
func h() ...int {}
var x ...int
type T struct { a ...int }
