package main

func main() {
	f(1, 2
	g(1 2)
	h(a...b)
	k(,)
}
