package main

var a = b + c
var b = f()
var c = d
var d = a

func f() int { return a }

type T struct{}

func (T) m() int { return e }

var e = T{}.m()

func main() {}
