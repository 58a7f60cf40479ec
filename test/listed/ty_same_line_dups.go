package main

func main() {
	f(x, x, x)
	g(x); g(x); h(y); g(x)
	var a, b int = "s", "s"
	_ = x + x
}
