package main

type A struct{ b B }
type B struct{ a A }
type C C
type D [len(d)]int

var d D

type E interface{ F }
type F interface{ E }
type G *G
type H []H
type I = J
type J = I

var x = y
var y = z
var z = x

func f() int { return g }

var g = f()

const p = q
const q = p

func main() {}
