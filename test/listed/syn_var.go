package main

var a
var b, c = 1
var d = 1, 2
var e int = 
var f, g int = 1
func main() { var h, i = 1, 2, 3; var j }
