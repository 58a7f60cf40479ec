package main

//line a.y:10
func f() { var x int = "s" }
//line b.y:1
func f() {}
type T struct{ a U }
//line a.y:3
type U struct{ a T }

func main() { switch 1 { case 1: case 1: } }
