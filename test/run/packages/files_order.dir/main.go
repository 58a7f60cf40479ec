package main

var m1 = say("m1", z1+1)

func init() { say("init main.go", m1) }

func main() { say("main", a1+z1) }
