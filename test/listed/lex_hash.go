package main

func main() {
	# comment
	var x int = "s"
}
