package main

var z1 = say("z1", 1)

var z2 = say("z2", 2)

func init() { say("init z_last.go", z2) }

func say(s string, v int) int { println(s, v); return v }
