package main

func main() {
	var a, b int
	if a = b; {
	}
	for a = b {
	}
	if a := b {
	}
	if a == b, a {
	}
}
