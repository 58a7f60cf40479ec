package main

func main() { x = = 1; y := := 2; }
func g() { if { } }
var x = )
