package main

func main() {
L:
	for {
		break M
	}
	var x int = "s"
	goto N
	continue
}
