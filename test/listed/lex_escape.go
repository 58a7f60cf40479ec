package main

func main() {
	a := "\q"
	b := '\400'
	c := "\u12"
	d := '\U00110000'
	var e int = "s"
	f := "\xZZ"
}
