package main

var a = 0x
var b int = 08
var c = 1e
var d = 'x
var e = ''
var f string = 1
var g = 0b12
var h = 1_000_
var i = 0o8

func main() { undefined1() }
