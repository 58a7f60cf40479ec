package main

type int string
type error int

func f(string string) string { return "" }

func main() {
	true := 1
	var nil = 2
	if true {
	}
	var x int = 1
	len := 3
	_ = len("x")
	var p *int = nil
	_, _ = x, p
}
