package main

import "fmt"

func main() {
	fmt.Println("abc)
	var x int = "s"
}
