package main

var a1 = say("a1", m1+1)

func init() { say("init a_first.go", a1) }
