package main

func main() {
	x := a ? b : c
	var y int = "s"
}
