package main

func main() {
	i := 0
	x := i++
	f(i++)
	i++ + 1
	++i
}
