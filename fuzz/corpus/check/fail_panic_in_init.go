package main

var x = compute()

func compute() int { println("initialising"); return 5 }

func init() {
	println("first init", x)
}

func init() {
	var s []int
	s[x] = 1
}

func main() { println("not reached") }
